package com.paykka.errors.example.payment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.paykka.errors.example.ShopClient;
import com.paykka.errors.example.ShopTest;
import com.paykka.errors.test.TestCard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of requests that compete for the money of one order.
 */
@ShopTest
class ConcurrentOrderTests {

	private static final int CALLERS = 8;

	private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

	private final ShopClient shop;

	@Autowired
	ConcurrentOrderTests(RestTestClient http) {
		this.shop = new ShopClient(http);
	}

	@AfterEach
	void stopCallers() {
		this.callers.shutdownNow();
	}

	@RepeatedTest(10)
	void onePaymentOfManySucceeds() throws Exception {
		long id = this.shop.createOrder(1250);
		List<Integer> statuses = race(() -> this.shop.pay(id, TestCard.GOOD));
		assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
	}

	@RepeatedTest(10)
	void refundsNeverExceedWhatWasCaptured() throws Exception {
		long id = this.shop.createCapturedOrder(1000);
		List<Integer> statuses = race(() -> this.shop.refund(id, 300));
		int refunds = Collections.frequency(statuses, 200);
		assertThat(statuses).isSubsetOf(200, 409, 422);
		assertThat(refunds).isBetween(1, 3);
		this.shop.get(id).expectBody().jsonPath("$.refunded").isEqualTo(refunds * 300);
	}

	private List<Integer> race(Callable<ResponseSpec> request) throws Exception {
		CyclicBarrier start = new CyclicBarrier(CALLERS);
		List<Future<Integer>> responses = new ArrayList<>();
		for (int i = 0; i < CALLERS; i++) {
			responses.add(this.callers.submit(() -> {
				start.await(60, TimeUnit.SECONDS);
				return request.call().returnResult().getStatus().value();
			}));
		}
		List<Integer> statuses = new ArrayList<>();
		for (Future<Integer> response : responses) {
			statuses.add(response.get(60, TimeUnit.SECONDS));
		}
		return statuses;
	}

}
