package com.paykka.errors.example.payment;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.example.AdjustableClock;
import com.paykka.errors.example.ShopClient;
import com.paykka.errors.example.ShopTest;
import com.paykka.errors.test.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import static com.paykka.errors.example.ShopClient.expectProblem;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the shop's responses to the sandbox's test cards, and of the orders
 * afterwards.
 */
@ShopTest
@ExtendWith(OutputCaptureExtension.class)
class TestCardTests {

	private final ShopClient shop;

	private final LoggingSystem logging;

	private final AdjustableClock clock;

	@Autowired
	TestCardTests(RestTestClient http, LoggingSystem logging, AdjustableClock clock) {
		this.shop = new ShopClient(http);
		this.logging = logging;
		this.clock = clock;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			WITHOUT_FUNDS | 402 | 5004 | CREATED
			BLACKLISTED | 402 | 5019 | CREATED
			UNKNOWN_CODE | 500 | 6008 | PROCESSING
			TOO_MANY_REQUESTS | 429 | 6006 | PROCESSING
			WRONG_SIGNATURE | 502 | 2000 | PROCESSING
			PROXY | 500 | 6007 | PROCESSING
			SECOND_TIME | 503 | 6002 | PROCESSING
			CONNECTION_CLOSED | 502 | 6000 | PROCESSING
			""")
	void cardFails(TestCard card, int status, String code, String orderStatus, CapturedOutput output) {
		long id = this.shop.createOrder(1250);
		byte[] body = expectProblem(this.shop.pay(id, card), status, code).returnResult().getResponseBody();
		expectStatus(this.shop.get(id), orderStatus);
		assertThat(new String(body)).doesNotContain(card.getNumber());
		assertThat(output).doesNotContain(card.getNumber());
	}

	@Test
	void cardIsNotLoggedInDetailEither(@LocalServerPort int port, CapturedOutput output) throws Exception {
		long id = this.shop.createOrder(1250);
		// Not with the test's own client, which would log the card, too
		HttpRequest payment = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/orders/" + id + "/pay"))
			.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
			.POST(HttpRequest.BodyPublishers.ofString(ShopClient.card(TestCard.GOOD, 2030)))
			.build();
		this.logging.setLogLevel("org.springframework", LogLevel.TRACE);
		try {
			HttpClient.newHttpClient().send(payment, HttpResponse.BodyHandlers.discarding());
		}
		finally {
			this.logging.setLogLevel("org.springframework", null);
		}
		assertThat(output).contains("DefaultRestClient", "Card[...]").doesNotContain(TestCard.GOOD.getNumber());
	}

	@Test
	void expiredCardIs5006() {
		long id = this.shop.createOrder(1250);
		expectProblem(this.shop.post("/orders/" + id + "/pay", ShopClient.card(TestCard.GOOD, 2025)), 402, "5006");
	}

	@Test
	void amountDeclines() {
		expectProblem(this.shop.pay(this.shop.createOrder(9_005_012), TestCard.GOOD), 402, "5012");
	}

	@Test
	void unknownCodeIsShownAsTheGatewaySentIt() {
		expectProblem(this.shop.pay(this.shop.createOrder(9_002_099), TestCard.GOOD), 500, "6008")
			.jsonPath("$.upstreamCode")
			.isEqualTo("2099");
	}

	@Test
	void timeToWaitIsPassedOn() {
		this.shop.pay(this.shop.createOrder(1250), TestCard.TOO_MANY_REQUESTS)
			.expectHeader()
			.valueEquals(HttpHeaders.RETRY_AFTER, "7");
	}

	@Test
	void repeatedPaymentKeepsItsKey() {
		long id = this.shop.createOrder(1250);
		String first = transIdOf(this.shop.pay(id, TestCard.TOO_MANY_REQUESTS));
		assertThat(transIdOf(this.shop.pay(id, TestCard.TOO_MANY_REQUESTS))).isEqualTo(first);
	}

	@Test
	void nextAttemptAfterDeclineHasAnotherKey() {
		long id = this.shop.createOrder(1250);
		String first = transIdOf(this.shop.pay(id, TestCard.WITHOUT_FUNDS));
		assertThat(transIdOf(this.shop.pay(id, TestCard.WITHOUT_FUNDS))).isNotEqualTo(first);
	}

	@Test
	void cardPaysTheSecondTime() {
		long id = this.shop.createOrder(1250);
		expectProblem(this.shop.pay(id, TestCard.SECOND_TIME), 503, "6002");
		expectStatus(this.shop.pay(id, TestCard.SECOND_TIME), "AUTHORIZED");
	}

	@ParameterizedTest
	@EnumSource(names = { "PROXY", "CONNECTION_CLOSED" })
	void orderStaysLockedWhenTheOutcomeIsUnknown(TestCard card) {
		long id = createOrderPaidWith(card);
		expectProblem(this.shop.pay(id, TestCard.GOOD), 409, "4000");
		expectProblem(this.shop.close(id), 409, "4005");
	}

	@Test
	void orderStaysLockedWhileThePaymentIsInProcess() {
		long id = this.shop.createOrder(1250);
		expectStatus(this.shop.pay(id, TestCard.PENDING), "PROCESSING");
		expectStatus(this.shop.payment(id), "PROCESSING");
	}

	@Test
	void querySettlesPaymentThatWasMade() {
		long id = this.shop.createOrder(1250);
		expectProblem(this.shop.pay(id, TestCard.NO_RESPONSE), 502, "6000");
		expectStatus(this.shop.get(id), "PROCESSING");
		expectStatus(this.shop.payment(id), "AUTHORIZED");
		expectStatus(this.shop.capture(id, 1250), "CAPTURED");
	}

	@Test
	void querySettlesPaymentThatWasDeclinedWithItsCode() {
		long id = createOrderPaidWith(TestCard.CONNECTION_CLOSED);
		this.shop.payment(id)
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("CREATED")
			.jsonPath("$.errorCode")
			.isEqualTo("5004");
		expectStatus(this.shop.pay(id, TestCard.GOOD), "AUTHORIZED");
	}

	@Test
	void paymentThatNeverArrivedIsRepeatedWithItsKey() {
		long id = this.shop.createOrder(1250);
		String first = transIdOf(this.shop.pay(id, TestCard.PROXY));
		// At first the request may still be on its way
		expectStatus(this.shop.payment(id), "PROCESSING");
		this.clock.advance(Duration.ofMinutes(1));
		this.shop.payment(id).expectBody().jsonPath("$.errorCode").isEqualTo("4008");
		assertThat(transIdOf(this.shop.pay(id, TestCard.PROXY))).isEqualTo(first);
	}

	@Test
	void queryForSettledOrderReturnsItsStatus() {
		expectStatus(this.shop.payment(this.shop.createCapturedOrder(1250)), "CAPTURED");
	}

	@Test
	void captureThatTheGatewayRefusesLeavesTheOrderAuthorized() {
		long id = this.shop.createPaidOrder(10_000_000);
		expectProblem(this.shop.capture(id, 9_002_035), 422, "2035");
		expectStatus(this.shop.capture(id, 10_000_000), "CAPTURED");
	}

	@Test
	void refundOfUnknownOutcomeIsSettledByAQuery() {
		long id = this.shop.createCapturedOrder(10_000_000);
		expectProblem(this.shop.refund(id, 9_006_007), 500, "6007");
		expectProblem(this.shop.refund(id, 1), 409, "4001");
		expectStatus(this.shop.payment(id), "CAPTURED");
		expectStatus(this.shop.refund(id, 10_000_000), "REFUNDED");
	}

	private long createOrderPaidWith(TestCard card) {
		long id = this.shop.createOrder(1250);
		this.shop.pay(id, card).expectStatus().is5xxServerError();
		return id;
	}

	private static void expectStatus(ResponseSpec response, String status) {
		response.expectStatus().isOk().expectBody().jsonPath("$.status").isEqualTo(status);
	}

	private static String transIdOf(ResponseSpec response) {
		return JsonPath.read(new String(response.expectBody().returnResult().getResponseBody()), "$.transId");
	}

}
