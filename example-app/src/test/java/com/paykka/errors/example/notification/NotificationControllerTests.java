package com.paykka.errors.example.notification;

import java.time.Instant;

import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.example.AdjustableClock;
import com.paykka.errors.example.MockedGatewayTest;
import com.paykka.errors.example.ShopClient;
import com.paykka.errors.example.gateway.GatewayResponses;
import com.paykka.errors.example.gateway.PaykkaGateway;
import com.paykka.errors.example.gateway.PaykkaQueries;
import com.paykka.errors.example.gateway.PaykkaQueries.Query;
import com.paykka.errors.example.payment.DueAttempts;
import com.paykka.errors.example.signing.GatewaySigner;
import com.paykka.errors.test.TestCard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.web.client.RestClientException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

/**
 * Tests that every notification of PayKKa is acknowledged, but none is trusted.
 */
@MockedGatewayTest
@ExtendWith(OutputCaptureExtension.class)
class NotificationControllerTests {

	private static final String PATH = "/paykka/notifications";

	private final ShopClient shop;

	private final AdjustableClock clock;

	private final DueAttempts dueAttempts;

	private final PaykkaGateway gateway;

	private final PaykkaQueries queries;

	private final GatewaySigner signer;

	private long id;

	@Autowired
	NotificationControllerTests(RestTestClient http, AdjustableClock clock, DueAttempts dueAttempts,
			PaykkaGateway gateway, PaykkaQueries queries, GatewaySigner signer) {
		this.shop = new ShopClient(http);
		this.clock = clock;
		this.dueAttempts = dueAttempts;
		this.gateway = gateway;
		this.queries = queries;
		this.signer = signer;
	}

	@BeforeEach
	void loseTheResponse() {
		given(this.gateway.pay(any())).willThrow(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "null", "<html>", "{}", "{\"notify_type\":[],\"error_code\":{}}",
			"{\"notify_type\":\"PAYMENT.FAILURE\",\"trans_id\":\"T0\",\"error_code\":\"5004\"}",
			"{\"event_type\":\"DISPUTE\",\"trans_id\":42}" })
	void anyNotificationIsAcknowledged(String body) {
		expectAcknowledged(body);
		then(this.queries).should(never()).query(any());
	}

	@Test
	void paymentIsWhatTheQuerySaysNotTheNotification() {
		String transId = pay();
		querySays("SUCCESS");
		expectAcknowledged(notification("PAYMENT.FAILURE", transId, "FAILURE"));
		assertThat(status()).isEqualTo("AUTHORIZED");
	}

	@Test
	void queryThatFailsIsAcknowledgedAndLeavesTheOrderLockedUntilTheNextRound() {
		String transId = pay();
		given(this.queries.query(new Query(transId))).willThrow(new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR));
		expectAcknowledged(notification("PAYMENT.SUCCESS", transId, "SUCCESS"));
		assertThat(status()).isEqualTo("PROCESSING");
		querySays("SUCCESS");
		this.dueAttempts.settle();
		assertThat(status()).isEqualTo("AUTHORIZED");
	}

	@Test
	void queryWhoseResponseIsUnreadableIsAcknowledged() {
		String transId = pay();
		given(this.queries.query(new Query(transId))).willThrow(new RestClientException("HTML"));
		expectAcknowledged(notification("PAYMENT.SUCCESS", transId, "SUCCESS"));
	}

	@Test
	void duplicateIsAcknowledgedWithoutAnotherQuery() {
		String transId = pay();
		querySays("PROCESSING");
		expectAcknowledged(notification("PAYMENT.AUTHORIZATION", transId, "AUTHORIZED"));
		expectAcknowledged(notification("PAYMENT.AUTHORIZATION", transId, "AUTHORIZED"));
		then(this.queries).should(times(1)).query(new Query(transId));
	}

	@Test
	void anotherStatusIsNoDuplicate() {
		String transId = pay();
		querySays("PROCESSING");
		expectAcknowledged(notification("PAYMENT.SUCCESS", transId, "PROCESSING"));
		querySays("SUCCESS");
		expectAcknowledged(notification("PAYMENT.SUCCESS", transId, "SUCCESS"));
		assertThat(status()).isEqualTo("AUTHORIZED");
	}

	@Test
	void notificationsOutOfOrderChangeNothing() {
		String transId = pay();
		querySays("SUCCESS");
		expectAcknowledged(notification("PAYMENT.SUCCESS", transId, "SUCCESS"));
		querySays("PROCESSING");
		expectAcknowledged(notification("PAYMENT.AUTHORIZATION", transId, "AUTHORIZED"));
		assertThat(status()).isEqualTo("AUTHORIZED");
	}

	@Test
	void oldNotificationLeadsToAQuery() {
		String transId = pay();
		querySays("SUCCESS");
		String body = notification("PAYMENT.SUCCESS", transId, "SUCCESS");
		expectAcknowledged(post(this.signer.sign(PATH, this.clock.instant().minusSeconds(86_400), body), body));
		assertThat(status()).isEqualTo("AUTHORIZED");
	}

	@Test
	void whatAnybodyElseHasSignedIsRefused() {
		String body = notification("PAYMENT.SUCCESS", pay(), "SUCCESS");
		expectRefused(new GatewaySigner().sign(PATH, this.clock.instant(), body), body);
		then(this.queries).should(never()).query(any());
	}

	@Test
	void bodyThatWasChangedIsRefused() {
		String body = notification("PAYMENT.SUCCESS", pay(), "SUCCESS");
		HttpHeaders headers = this.signer.sign(PATH, this.clock.instant(), body);
		expectRefused(headers, body + " ");
	}

	@Test
	void unsignedNotificationIsRefusedWithAWarning(CapturedOutput output) {
		expectRefused(new HttpHeaders(), "{}");
		assertThat(output.toString().lines().filter((line) -> line.contains("Refused a notification"))).singleElement()
			.asString()
			.contains("WARN");
	}

	@Test
	void notificationForAnotherMerchantIsRefused() {
		String body = "{\"notify_type\":\"PAYMENT.SUCCESS\",\"trans_id\":\"%s\",\"merchant_id\":\"M2\"}"
			.formatted(pay());
		expectRefused(this.signer.sign(PATH, this.clock.instant(), body), body);
		HttpHeaders other = this.signer.sign(PATH, this.clock.instant(), "{}");
		other.set("x-paykka-appid", "another");
		expectRefused(other, "{}");
	}

	@Test
	void endlessNotificationIsRefused() {
		String body = "{\"x\":\"" + "0123456789abcdef".repeat(1 << 16) + "\"}";
		expectRefused(this.signer.sign(PATH, this.clock.instant(), body), body);
	}

	private void querySays(String status) {
		willAnswer((invocation) -> GatewayResponses.toQuery(invocation, status)).given(this.queries).query(any());
	}

	private String pay() {
		this.id = this.shop.createOrder(1250);
		this.shop.pay(this.id, TestCard.GOOD).expectStatus().isEqualTo(502);
		ArgumentCaptor<PaykkaGateway.Payment> request = ArgumentCaptor.forClass(PaykkaGateway.Payment.class);
		then(this.gateway).should().pay(request.capture());
		return request.getValue().transId();
	}

	private String status() {
		byte[] order = this.shop.get(this.id).expectBody().returnResult().getResponseBody();
		return JsonPath.read(new String(order), "$.status");
	}

	private static String notification(String type, String transId, String status) {
		return "{\"notify_type\":\"%s\",\"trans_id\":\"%s\",\"status\":\"%s\"}".formatted(type, transId, status);
	}

	private void expectAcknowledged(String body) {
		Instant now = this.clock.instant();
		expectAcknowledged(post(this.signer.sign(PATH, now, body), body));
	}

	private static void expectAcknowledged(ResponseSpec response) {
		response.expectStatus().isOk().expectBody().jsonPath("$.ret_code").isEqualTo("000000");
	}

	private void expectRefused(HttpHeaders headers, String body) {
		post(headers, body).expectStatus().isUnauthorized().expectBody().isEmpty();
		then(this.queries).should(never()).query(any());
	}

	private ResponseSpec post(HttpHeaders headers, String body) {
		return this.shop.http()
			.post()
			.uri(PATH)
			.headers((sent) -> sent.addAll(headers))
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange();
	}

}
