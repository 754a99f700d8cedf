package com.paykka.errors.example.payment;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.example.MockedGatewayTest;
import com.paykka.errors.example.ShopClient;
import com.paykka.errors.example.gateway.GatewayResponses;
import com.paykka.errors.example.gateway.PaykkaGateway;
import com.paykka.errors.example.gateway.PaykkaQueries;
import com.paykka.errors.test.TestCard;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.client.RestClientException;

import static com.paykka.errors.PaykkaErrorCode.NETWORK_ERROR;
import static com.paykka.errors.PaykkaErrorCode.ORDER_NOT_FOUND;
import static com.paykka.errors.example.ShopClient.expectProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/**
 * Tests of payments with an unknown outcome.
 */
@MockedGatewayTest
class PendingPaymentTests {

	private final ShopClient shop;

	private final PaykkaGateway gateway;

	private final PaykkaQueries queries;

	@Autowired
	PendingPaymentTests(RestTestClient http, PaykkaGateway gateway, PaykkaQueries queries) {
		this.shop = new ShopClient(http);
		this.gateway = gateway;
		this.queries = queries;
	}

	@Test
	void orderBeingPaidIs4000AndCannotBeClosed() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch response = new CountDownLatch(1);
		given(this.gateway.pay(any())).willAnswer((invocation) -> {
			asked.countDown();
			response.await(60, TimeUnit.SECONDS);
			return GatewayResponses.to(invocation, "SUCCESS");
		});
		given(this.queries.query(any())).willThrow(new PaykkaException(ORDER_NOT_FOUND));
		long id = this.shop.createOrder(1250);
		CompletableFuture<Integer> payment = CompletableFuture
			.supplyAsync(() -> this.shop.pay(id, TestCard.GOOD).returnResult().getStatus().value());
		try {
			assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
			expectProblem(this.shop.pay(id, TestCard.GOOD), 409, "4000");
			expectProblem(this.shop.close(id), 409, "4005");
			// "Not found" must not unlock the order: the gateway may not know it yet
			expectStatus(id, "PROCESSING");
		}
		finally {
			response.countDown();
		}
		assertThat(payment.get(60, TimeUnit.SECONDS)).isEqualTo(200);
	}

	@Test
	void orderStaysLockedWhileTheGatewayIsProcessing() {
		given(this.gateway.pay(any())).willAnswer((invocation) -> GatewayResponses.to(invocation, "PROCESSING"));
		given(this.queries.query(any())).willAnswer((invocation) -> GatewayResponses.toQuery(invocation, "PROCESSING"))
			.willAnswer((invocation) -> GatewayResponses.toQuery(invocation, "SUCCESS"));
		long id = createUncertainOrder(200);
		expectStatus(id, "PROCESSING");
		expectStatus(id, "AUTHORIZED");
	}

	@Test
	void orderStaysLockedWhenTheResponseIsEmpty() {
		given(this.gateway.pay(any())).willReturn(null);
		expectProblem(this.shop.pay(createUncertainOrder(200), TestCard.GOOD), 409, "4000");
	}

	@Test
	void orderStaysLockedWhenTheResponseIsUnreadable() {
		given(this.gateway.pay(any())).willThrow(new RestClientException("HTML"));
		long id = this.shop.createOrder(1250);
		expectProblem(this.shop.pay(id, TestCard.GOOD), 500, "6008");
		expectProblem(this.shop.pay(id, TestCard.GOOD), 409, "4000");
	}

	@Test
	void queryThatFailsIsAFailureAndLeavesTheOrderLocked() {
		given(this.gateway.pay(any())).willThrow(new PaykkaException(NETWORK_ERROR));
		given(this.queries.query(any())).willThrow(new PaykkaException(NETWORK_ERROR));
		long id = createUncertainOrder(502);
		expectProblem(this.shop.payment(id), 502, "6000");
		expectProblem(this.shop.pay(id, TestCard.GOOD), 409, "4000");
	}

	@Test
	void paymentThatFailedForAnUnknownReasonIsShownAs6008() {
		given(this.gateway.pay(any())).willThrow(new PaykkaException(NETWORK_ERROR));
		given(this.queries.query(any())).willAnswer((invocation) -> GatewayResponses.toFailed(invocation, "2099"));
		this.shop.payment(createUncertainOrder(502)).expectBody().jsonPath("$.errorCode").isEqualTo("6008");
	}

	private long createUncertainOrder(int status) {
		long id = this.shop.createOrder(1250);
		this.shop.pay(id, TestCard.GOOD).expectStatus().isEqualTo(status);
		return id;
	}

	private void expectStatus(long id, String status) {
		this.shop.payment(id).expectStatus().isOk().expectBody().jsonPath("$.status").isEqualTo(status);
	}

}
