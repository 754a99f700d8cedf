package com.paykka.errors.example;

import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

/**
 * Tests that every notification is acknowledged, but none is trusted.
 */
@ShopTest
class NotificationControllerTests {

	private final ShopClient shop;

	@MockitoBean
	private PaykkaGateway gateway;

	private long id;

	@Autowired
	NotificationControllerTests(RestTestClient http) {
		this.shop = new ShopClient(http);
	}

	@BeforeEach
	void loseTheAnswer() {
		given(this.gateway.pay(any())).willThrow(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "null", "<html>", "{}", "{\"notify_type\":[],\"error_code\":{}}",
			"{\"notify_type\":\"PAYMENT.FAILURE\",\"trans_id\":\"T0\",\"error_code\":\"5004\"}",
			"{\"event_type\":\"DISPUTE\",\"trans_id\":42}" })
	void anyNotificationIsAcknowledged(String body) {
		expectAcknowledged(body);
		then(this.gateway).should(never()).query(any());
	}

	@Test
	void paymentIsWhatTheQuerySaysNotTheNotification() {
		String transId = pay();
		given(this.gateway.query(transId))
			.willReturn(Map.of("ret_code", "000000", "data", Map.of("status", "SUCCESS")));
		expectAcknowledged("{\"notify_type\":\"PAYMENT.FAILURE\",\"trans_id\":\"" + transId + "\"}");
		assertThat(status()).isEqualTo("AUTHORIZED");
	}

	@Test
	void queryThatFailsIsAcknowledgedAndLeavesTheOrderLocked() {
		String transId = pay();
		given(this.gateway.query(transId)).willThrow(new PaykkaException(PaykkaErrorCode.SYSTEM_ERROR));
		expectAcknowledged("{\"notify_type\":\"PAYMENT.SUCCESS\",\"trans_id\":\"" + transId + "\"}");
		assertThat(status()).isEqualTo("PROCESSING");
	}

	private String pay() {
		this.id = this.shop.createOrder(1250);
		this.shop.pay(this.id, ShopClient.GOOD_CARD).expectStatus().isEqualTo(502);
		ArgumentCaptor<PaykkaGateway.Request> request = ArgumentCaptor.forClass(PaykkaGateway.Request.class);
		then(this.gateway).should().pay(request.capture());
		return request.getValue().transId();
	}

	private String status() {
		byte[] order = this.shop.get(this.id).expectBody().returnResult().getResponseBody();
		return JsonPath.read(new String(order), "$.status");
	}

	private void expectAcknowledged(String body) {
		this.shop.http()
			.post()
			.uri("/paykka/notifications")
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.ret_code")
			.isEqualTo("000000");
	}

}
