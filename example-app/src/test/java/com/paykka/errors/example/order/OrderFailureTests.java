package com.paykka.errors.example.order;

import java.time.Duration;

import com.paykka.errors.example.AdjustableClock;
import com.paykka.errors.example.ShopClient;
import com.paykka.errors.example.ShopTest;
import com.paykka.errors.test.TestCard;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static com.paykka.errors.example.ShopClient.expectProblem;

/**
 * Tests of what the shop refuses, and how it says so.
 */
@ShopTest
class OrderFailureTests {

	private final ShopClient shop;

	private final AdjustableClock clock;

	@Autowired
	OrderFailureTests(RestTestClient http, AdjustableClock clock) {
		this.shop = new ShopClient(http);
		this.clock = clock;
	}

	@Test
	void unknownOrderIs4008() {
		expectProblem(this.shop.get(987654), 404, "4008").jsonPath("$.orderId").isEqualTo(987654);
	}

	@Test
	void unknownOrderCannotBePaid() {
		expectProblem(this.shop.pay(987654, TestCard.GOOD), 404, "4008");
	}

	@Test
	void amountThatIsNotTheSumOfTheItemsIs2038() {
		String order = ShopClient.order(1250).replace("\"amount\": 1250", "\"amount\": 1000");
		expectProblem(this.shop.create(order), 422, "2038").jsonPath("$.itemsTotal").isEqualTo(1250);
	}

	@Test
	void expiredOrderIs4018WithAllMembers() {
		long id = this.shop.createOrder(1250);
		this.clock.advance(Duration.ofMinutes(15));
		expectProblem(this.shop.pay(id, TestCard.GOOD), 410, "4018").jsonPath("$.type")
			.isEqualTo("https://docs.paykka.com/payments/docs/developer-resources/transaction-error-code#4018")
			.jsonPath("$.title")
			.isEqualTo("Order expired")
			.jsonPath("$.detail")
			.isEqualTo("This order has expired")
			.jsonPath("$.instance")
			.isEqualTo("/orders/" + id + "/pay")
			.jsonPath("$.name")
			.isEqualTo("ORDER_EXPIRED")
			.jsonPath("$.category")
			.isEqualTo("TRANSACTION")
			.jsonPath("$.retryable")
			.isEqualTo(false)
			.jsonPath("$.orderId")
			.isEqualTo(id)
			.jsonPath("$.expiredAt")
			.exists()
			.jsonPath("$.trace")
			.doesNotExist();
	}

	@Test
	void problemIsInChinese() {
		long id = this.shop.createOrder(1250);
		this.clock.advance(Duration.ofMinutes(15));
		expectProblem(this.shop.http()
			.post()
			.uri("/orders/" + id + "/pay")
			.header(HttpHeaders.ACCEPT_LANGUAGE, "zh-CN")
			.contentType(MediaType.APPLICATION_JSON)
			.body(ShopClient.card(TestCard.GOOD, 2030))
			.exchange(), 410, "4018").jsonPath("$.title").isEqualTo("订单已过期").jsonPath("$.detail").isEqualTo("该订单已过期");
	}

	@Test
	void problemIsSentRegardlessOfWhatTheCallerAccepts() {
		expectProblem(this.shop.http()
			.get()
			.uri("/orders/987654")
			.header(HttpHeaders.ACCEPT, "text/html, image/png")
			.exchange(), 404, "4008");
	}

	@Test
	void paidOrderIs4002() {
		expectProblem(this.shop.pay(this.shop.createPaidOrder(1250), TestCard.GOOD), 409, "4002");
	}

	@Test
	void closedOrderCannotBePaid() {
		long id = this.shop.createOrder(1250);
		this.shop.close(id).expectStatus().isOk();
		expectProblem(this.shop.pay(id, TestCard.GOOD), 409, "4012");
	}

	@Test
	void unpaidOrderCannotBeCaptured() {
		expectProblem(this.shop.capture(this.shop.createOrder(1250), 1250), 409, "4013");
	}

	@Test
	void moreThanAuthorizedCannotBeCaptured() {
		expectProblem(this.shop.capture(this.shop.createPaidOrder(1250), 1251), 422, "2045").jsonPath("$.capturable")
			.isEqualTo(1250);
	}

	@Test
	void uncapturedOrderCannotBeRefunded() {
		expectProblem(this.shop.refund(this.shop.createPaidOrder(1250), 1250), 409, "4001");
	}

	@Test
	void moreThanCapturedCannotBeRefunded() {
		long id = this.shop.createCapturedOrder(1250);
		this.shop.refund(id, 1000).expectStatus().isOk();
		expectProblem(this.shop.refund(id, Long.MAX_VALUE), 422, "2034").jsonPath("$.refundable").isEqualTo(250);
	}

	@Test
	void refundedOrderIs4003() {
		long id = this.shop.createCapturedOrder(1250);
		this.shop.refund(id, 1250).expectStatus().isOk();
		expectProblem(this.shop.refund(id, 1), 409, "4003");
	}

	@Test
	void capturedOrderCannotBeClosed() {
		expectProblem(this.shop.close(this.shop.createCapturedOrder(1250)), 409, "4005");
	}

	@Test
	void statusChangeThatIsNotAllowedNamesOrderAndBothStates() {
		long id = this.shop.createCapturedOrder(1250);
		expectProblem(this.shop.changeStatus(id, "CLOSED"), 409, "4011").jsonPath("$.detail")
			.isEqualTo("This order's current status does not allow modification, order " + id
					+ " from CAPTURED to CLOSED");
	}

	@Test
	void statusCannotBeSetToPaidByHand() {
		long id = this.shop.createOrder(1250);
		expectProblem(this.shop.changeStatus(id, "CAPTURED"), 409, "4011");
	}

}
