package com.paykka.errors.example;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

import static com.paykka.errors.example.ShopClient.CARD_BEHIND_A_PROXY;
import static com.paykka.errors.example.ShopClient.CARD_OF_THE_SECOND_TIME;
import static com.paykka.errors.example.ShopClient.CARD_THAT_BREAKS_THE_CONNECTION;
import static com.paykka.errors.example.ShopClient.CARD_WITHOUT_RESPONSE;
import static com.paykka.errors.example.ShopClient.CARD_WITHOUT_FUNDS;
import static com.paykka.errors.example.ShopClient.GOOD_CARD;
import static com.paykka.errors.example.ShopClient.expectProblem;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the shop's answers to the sandbox's test cards, and of the orders afterwards.
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
			4000000000009995 | 402 | 5004 | CREATED
			4100000000000019 | 402 | 5019 | CREATED
			4000000000020992 | 500 | 6008 | PROCESSING
			4000000000004293 | 429 | 6006 | PROCESSING
			4000000000004012 | 502 | 2000 | CREATED
			4000000000005035 | 500 | 6007 | PROCESSING
			4000000000060022 | 503 | 6002 | PROCESSING
			4000000000004087 | 502 | 6000 | PROCESSING
			4000000000060006 | 502 | 6000 | PROCESSING
			""")
	void cardFails(String card, int status, String code, String orderStatus, CapturedOutput output) {
		long id = this.shop.createOrder(1250);
		byte[] body = expectProblem(this.shop.pay(id, card), status, code).returnResult().getResponseBody();
		expectStatus(this.shop.get(id), orderStatus);
		assertThat(new String(body)).doesNotContain(card);
		assertThat(output).doesNotContain(card);
	}

	@Test
	void cardIsNotLoggedInDetailEither(@LocalServerPort int port, CapturedOutput output) throws Exception {
		long id = this.shop.createOrder(1250);
		// The shop's clients log as the test's own would
		HttpRequest payment = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/orders/" + id + "/pay"))
			.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
			.POST(HttpRequest.BodyPublishers.ofString(ShopClient.card(GOOD_CARD, 2030)))
			.build();
		this.logging.setLogLevel("org.springframework", LogLevel.TRACE);
		try {
			HttpClient.newHttpClient().send(payment, HttpResponse.BodyHandlers.discarding());
		}
		finally {
			this.logging.setLogLevel("org.springframework", null);
		}
		assertThat(output).contains("DefaultRestClient", "Card[...]").doesNotContain(GOOD_CARD);
	}

	@Test
	void expiredCardIs5006() {
		long id = this.shop.createOrder(1250);
		expectProblem(this.shop.post("/orders/" + id + "/pay", ShopClient.card(GOOD_CARD, 2025)), 402, "5006");
	}

	@Test
	void amountDeclines() {
		expectProblem(this.shop.pay(this.shop.createOrder(9_005_012), GOOD_CARD), 402, "5012");
	}

	@Test
	void unknownCodeIsShownAsTheGatewaySentIt() {
		expectProblem(this.shop.pay(this.shop.createOrder(9_002_099), GOOD_CARD), 500, "6008")
			.jsonPath("$.upstreamCode")
			.isEqualTo("2099");
	}

	@Test
	void timeToWaitIsPassedOn() {
		this.shop.pay(this.shop.createOrder(1250), "4000000000004293")
			.expectHeader()
			.valueEquals(HttpHeaders.RETRY_AFTER, "7");
	}

	@Test
	void repeatedPaymentKeepsItsKey() {
		long id = this.shop.createOrder(1250);
		String first = transIdOf(this.shop.pay(id, "4000000000004293"));
		assertThat(transIdOf(this.shop.pay(id, "4000000000004293"))).isEqualTo(first);
	}

	@Test
	void nextAttemptAfterDeclineHasAnotherKey() {
		long id = this.shop.createOrder(1250);
		String first = transIdOf(this.shop.pay(id, CARD_WITHOUT_FUNDS));
		assertThat(transIdOf(this.shop.pay(id, CARD_WITHOUT_FUNDS))).isNotEqualTo(first);
	}

	@Test
	void cardPaysTheSecondTime() {
		long id = this.shop.createOrder(1250);
		expectProblem(this.shop.pay(id, CARD_OF_THE_SECOND_TIME), 503, "6002");
		expectStatus(this.shop.pay(id, CARD_OF_THE_SECOND_TIME), "AUTHORIZED");
	}

	@ParameterizedTest
	@ValueSource(strings = { CARD_BEHIND_A_PROXY, CARD_THAT_BREAKS_THE_CONNECTION })
	void orderStaysLockedWhenTheOutcomeIsUnknown(String card) {
		long id = createOrderPaidWith(card);
		expectProblem(this.shop.pay(id, GOOD_CARD), 409, "4000");
		expectProblem(this.shop.close(id), 409, "4005");
	}

	@Test
	void orderStaysLockedWhileThePaymentIsInProcess() {
		long id = this.shop.createOrder(1250);
		expectStatus(this.shop.pay(id, "4000000000040008"), "PROCESSING");
		expectStatus(this.shop.payment(id), "PROCESSING");
	}

	@Test
	void querySettlesPaymentThatWasMade() {
		long id = createOrderPaidWith(CARD_WITHOUT_RESPONSE);
		expectStatus(this.shop.payment(id), "AUTHORIZED");
		expectStatus(this.shop.capture(id, 1250), "CAPTURED");
	}

	@Test
	void querySettlesPaymentThatWasDeclinedAndTellsWhy() {
		long id = createOrderPaidWith(CARD_THAT_BREAKS_THE_CONNECTION);
		this.shop.payment(id)
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("CREATED")
			.jsonPath("$.errorCode")
			.isEqualTo("5004");
		expectStatus(this.shop.pay(id, GOOD_CARD), "AUTHORIZED");
	}

	@Test
	void paymentThatNeverArrivedIsRepeatedWithItsKey() {
		long id = this.shop.createOrder(1250);
		String first = transIdOf(this.shop.pay(id, CARD_BEHIND_A_PROXY));
		// At first it may still be on its way
		expectStatus(this.shop.payment(id), "PROCESSING");
		this.clock.advance(Duration.ofMinutes(1));
		this.shop.payment(id).expectBody().jsonPath("$.errorCode").isEqualTo("4008");
		assertThat(transIdOf(this.shop.pay(id, CARD_BEHIND_A_PROXY))).isEqualTo(first);
	}

	@Test
	void queryForSettledOrderTellsItsStatus() {
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

	private long createOrderPaidWith(String card) {
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
