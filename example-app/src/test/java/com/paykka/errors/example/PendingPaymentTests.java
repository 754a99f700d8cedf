package com.paykka.errors.example;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.client.RestTestClient;

import static com.paykka.errors.PaykkaErrorCode.NETWORK_ERROR;
import static com.paykka.errors.example.ShopClient.GOOD_CARD;
import static com.paykka.errors.example.ShopClient.expectProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;

/**
 * Payments whose outcome the issuer has not told.
 */
@ShopTest
class PendingPaymentTests {

	private final ShopClient shop;

	@MockitoBean
	private CardIssuer issuer;

	@Autowired
	PendingPaymentTests(RestTestClient http) {
		this.shop = new ShopClient(http);
	}

	@Test
	void orderBeingPaidIs4000AndCannotBeClosed() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch answer = new CountDownLatch(1);
		willAnswer((invocation) -> {
			asked.countDown();
			return answer.await(10, TimeUnit.SECONDS);
		}).given(this.issuer).authorize(any());
		long id = this.shop.createOrder(1250);
		CompletableFuture<Integer> payment = CompletableFuture
			.supplyAsync(() -> this.shop.pay(id, GOOD_CARD).returnResult().getStatus().value());
		try {
			assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
			expectProblem(this.shop.pay(id, GOOD_CARD), 409, "4000");
			expectProblem(this.shop.close(id), 409, "4005");
		}
		finally {
			answer.countDown();
		}
		assertThat(payment.get(10, TimeUnit.SECONDS)).isEqualTo(200);
	}

	@Test
	void orderStaysLockedWhenTheIssuersAnswerIsLost() {
		willThrow(new PaykkaException(NETWORK_ERROR)).given(this.issuer).authorize(any());
		long id = this.shop.createOrder(1250);
		expectProblem(this.shop.pay(id, GOOD_CARD), 502, "6000");
		expectProblem(this.shop.pay(id, GOOD_CARD), 409, "4000");
	}

}
