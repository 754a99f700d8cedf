package com.paykka.errors.example;

import java.time.Duration;

import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.test.TestCard;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what the shop's operator sees of failures.
 */
@ShopTest
class ErrorMetricsTests {

	private final ShopClient shop;

	private final AdjustableClock clock;

	@Autowired
	ErrorMetricsTests(RestTestClient http, AdjustableClock clock) {
		this.shop = new ShopClient(http);
		this.clock = clock;
	}

	@Test
	void countsEachFailureOnce() {
		double before = count("paykka.errors?tag=code:4018");
		long id = this.shop.createOrder(1250);
		this.clock.advance(Duration.ofMinutes(15));
		this.shop.pay(id, TestCard.GOOD).expectStatus().isEqualTo(410);
		assertThat(count("paykka.errors?tag=code:4018")).isEqualTo(before + 1);
	}

	@Test
	void countsCodesThatNeverHappenedAsZero() {
		assertThat(count("paykka.errors?tag=code:7000")).isZero();
	}

	@Test
	void requestsCarryTheCode() {
		this.shop.get(987654).expectStatus().isNotFound();
		// The request is counted after its response was sent
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(count("http.server.requests?tag=paykka.code:4008")).isPositive());
	}

	@Test
	void callsOfTheGatewayCarryTheCode() {
		this.shop.pay(this.shop.createOrder(1250), TestCard.WITHOUT_FUNDS).expectStatus().isEqualTo(402);
		assertThat(count("http.client.requests?tag=paykka.code:5004&tag=status:200")).isPositive();
	}

	private double count(String metric) {
		byte[] body = this.shop.http()
			.get()
			.uri("/actuator/metrics/" + metric)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBody();
		return JsonPath.<Number>read(new String(body), "$.measurements[0].value").doubleValue();
	}

}
