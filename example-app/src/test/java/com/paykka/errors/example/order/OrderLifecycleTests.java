package com.paykka.errors.example.order;

import java.time.Duration;

import com.paykka.errors.example.AdjustableClock;
import com.paykka.errors.example.ShopClient;
import com.paykka.errors.example.ShopTest;
import com.paykka.errors.test.TestCard;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.BodyContentSpec;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/**
 * Tests of orders without failures.
 */
@ShopTest
class OrderLifecycleTests {

	private final ShopClient shop;

	private final AdjustableClock clock;

	@Autowired
	OrderLifecycleTests(RestTestClient http, AdjustableClock clock) {
		this.shop = new ShopClient(http);
		this.clock = clock;
	}

	@Test
	void createsOrderThatWaitsForPayment() {
		ResponseSpec response = this.shop.create(ShopClient.order(1250));
		response.expectHeader().valueMatches(HttpHeaders.LOCATION, "/orders/\\d+");
		response.expectStatus()
			.isCreated()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("CREATED")
			.jsonPath("$.amount")
			.isEqualTo(1250)
			.jsonPath("$.items[0].name")
			.isEqualTo("Tea");
	}

	@Test
	void goesFromPaymentOverCaptureToFullRefund() {
		long id = this.shop.createOrder(1250);
		expectStatus(this.shop.pay(id, TestCard.GOOD), "AUTHORIZED");
		expectStatus(this.shop.capture(id, 1250), "CAPTURED").jsonPath("$.captured").isEqualTo(1250);
		expectStatus(this.shop.refund(id, 1250), "REFUNDED").jsonPath("$.refunded").isEqualTo(1250);
		expectStatus(this.shop.get(id), "REFUNDED");
	}

	@Test
	void refundsInParts() {
		long id = this.shop.createCapturedOrder(1000);
		expectStatus(this.shop.refund(id, 400), "CAPTURED").jsonPath("$.refunded").isEqualTo(400);
		expectStatus(this.shop.refund(id, 600), "REFUNDED").jsonPath("$.refunded").isEqualTo(1000);
	}

	@Test
	void closesUnpaidOrder() {
		expectStatus(this.shop.close(this.shop.createOrder(1250)), "CLOSED");
	}

	@Test
	void closesOrderByItsStatus() {
		expectStatus(this.shop.changeStatus(this.shop.createPaidOrder(1250), "CLOSED"), "CLOSED");
	}

	@Test
	void canBePaidUntilItExpires() {
		long id = this.shop.createOrder(1250);
		this.clock.advance(Duration.ofMinutes(15).minusMillis(1));
		expectStatus(this.shop.pay(id, TestCard.GOOD), "AUTHORIZED");
	}

	@Test
	void canBePaidWithAnotherCardAfterDecline() {
		long id = this.shop.createOrder(1250);
		this.shop.pay(id, TestCard.WITHOUT_FUNDS).expectStatus().isEqualTo(402);
		expectStatus(this.shop.pay(id, TestCard.GOOD), "AUTHORIZED");
	}

	private static BodyContentSpec expectStatus(ResponseSpec response, String status) {
		return response.expectStatus().isOk().expectBody().jsonPath("$.status").isEqualTo(status);
	}

}
