package com.paykka.errors.example.checkout;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.paykka.errors.example.Browser;
import com.paykka.errors.example.ShopClient;
import com.paykka.errors.example.ShopTest;
import com.paykka.errors.example.Whole;
import com.paykka.errors.test.PaykkaSandbox;
import com.paykka.errors.test.SandboxResponse;
import com.paykka.errors.test.TestCard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the checkout in a real browser when something goes wrong between the page and
 * the shop.
 */
@ShopTest
class CheckoutAccidentTests {

	private static final List<String> UNKNOWN_RESPONSES = List.of("Promise.reject(new TypeError('Failed to fetch'))",
			"new Response('<h1>Bad Gateway</h1>', { status: 502, headers: { 'Content-Type': 'text/html' } })",
			"new Response('<h1>Log in</h1>', { headers: { 'Content-Type': 'text/html' } })",
			"Response.json({ error: 'Bad Gateway' }, { status: 502 })", "Response.json(null)", "Response.json([])",
			"Response.json({ id: 0, amount: 1250, currency: 'EUR', status: 'AUTHORIZED' })",
			"new Response('{\"status\":\"AUTH', { headers: { 'Content-Type': 'application/json' } })",
			"Response.json({ code: '5004', advice: 'CHANGE_PAYMENT_METHOD' }, { status: 402 })",
			"problem({ code: '5004', advice: 'CHANGE_PAYMENT_METHOD' }, 200)", "problem({ code: '5004' }, 402)");

	private static Checkout checkout;

	private final int port;

	private final PaykkaSandbox sandbox;

	private final JdbcClient jdbc;

	private final ShopClient shop;

	@Autowired
	CheckoutAccidentTests(@LocalServerPort int port, PaykkaSandbox sandbox, JdbcClient jdbc, RestTestClient http) {
		this.shop = new ShopClient(http);
		this.port = port;
		this.sandbox = sandbox;
		this.jdbc = jdbc;
	}

	@BeforeAll
	static void start() {
		Browser.assumeInstalled();
		checkout = new Checkout();
		checkout.browser().send("Network.enable", Map.of());
	}

	@AfterAll
	static void stop() {
		if (checkout != null) {
			checkout.close();
		}
	}

	@BeforeEach
	void open() {
		this.sandbox.reset();
		checkout.open(this.port);
	}

	@AfterEach
	void online() {
		offline(false);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "Response.json({ id: Number(location.hash.slice(7)), amount: 1250, status: 'constructor' })",
					"problem({ code: '9999', advice: 'DANCE' }, 402)",
					"problem({ code: '9999', advice: 'constructor' }, 402)" })
	void unknownStatusOrAdviceIsFollowedByAQuery(String response) {
		expectQueryAfter(response);
	}

	@Test
	void responseThatProvesNothingIsUnknown() {
		order();
		for (String response : UNKNOWN_RESPONSES) {
			respond(response);
			checkout.evaluate("window.understood = undefined; import('/checkout/shop.js').then(({ ask, orderOf }) => "
					+ "ask('POST', '/checkout/orders/1/pay', 'en', {}).then((response) => window.understood = "
					+ "Boolean(response.problem || orderOf(response, Number(location.hash.slice(7))))))");
			Browser.await(() -> checkout.evaluate("window.understood !== undefined").asBoolean());
			assertThat(checkout.evaluate("window.understood").asBoolean()).as(response).isFalse();
		}
	}

	@ParameterizedTest
	@FieldSource("UNKNOWN_RESPONSES")
	@Whole
	void responseThatProvesNothingIsFollowedByAQuery(String response) {
		expectQueryAfter(response);
	}

	private void expectQueryAfter(String response) {
		respond(response);
		checkout.pay(TestCard.GOOD);
		checkout.awaitView("checking");
		checkout.awaitView("unpaid");
		assertThat(checkout.paid()).isOne();
	}

	private static void respond(String response) {
		checkout.evaluate("window.problem = (json, status) => new Response(JSON.stringify(json), "
				+ "{ status, headers: { 'Content-Type': 'application/problem+json' } })");
		checkout.evaluate("window.respond = async () => " + response);
	}

	@Test
	void paymentWhoseResponseIsLostIsFoundPaid() {
		checkout.evaluate("window.respond = async (ask) => { await ask(); throw new TypeError('Failed to fetch') }");
		checkout.pay(TestCard.GOOD);
		checkout.awaitView("paid");
		assertThat(this.sandbox.ledger().charged()).isEqualTo(1250);
	}

	@Test
	void shopThatCannotBeReachedIsNoReasonToPayAgain() {
		order();
		checkout.choose(TestCard.GOOD);
		offline(true);
		checkout.press();
		checkout.awaitView("unclear");
		assertThat(checkout.canPay()).isFalse();
		offline(false);
		checkout.act();
		checkout.awaitView("unpaid");
		assertThat(checkout.canPay()).isTrue();
	}

	private static void order() {
		checkout.pay(TestCard.WITHOUT_FUNDS);
		checkout.awaitView("change");
	}

	@Test
	void doubleClickPaysOnce() {
		checkout.choose(TestCard.GOOD);
		checkout.evaluate("const pay = document.getElementById('pay'); pay.click(); pay.click(); "
				+ "document.getElementById('form').requestSubmit()");
		checkout.awaitView("paid");
		assertThat(checkout.paid()).isOne();
		assertThat(this.sandbox.requests("/v3/payment/acq/payment")).hasSize(1);
	}

	@Test
	void reloadDuringAPaymentWaitsForItsEnd() {
		this.sandbox.respondNext("/v3/payment/acq/payment", SandboxResponse.success().after(Duration.ofSeconds(1)));
		checkout.pay(TestCard.GOOD);
		Browser.await(() -> !this.sandbox.requests("/v3/payment/acq/payment").isEmpty());
		long order = checkout.order();
		checkout.reload();
		checkout.awaitView("paid");
		assertThat(checkout.order()).isEqualTo(order);
		assertThat(checkout.paid()).isZero();
		assertThat(this.sandbox.requests("/v3/payment/acq/payment")).hasSize(1);
	}

	@Test
	void reloadWhileTheOutcomeIsUnknownOffersNothing() {
		checkout.pay(TestCard.PENDING);
		checkout.awaitView("checking");
		checkout.reload();
		checkout.awaitView("checking");
		assertThat(checkout.canPay()).isFalse();
		this.sandbox.ledger().settle(this.sandbox.ledger().transactions().get(0).transId());
		checkout.awaitView("paid");
	}

	@Test
	void reloadAfterADeclineKeepsTheOrder() {
		order();
		long order = checkout.order();
		checkout.reload();
		checkout.awaitView("ready");
		assertThat(checkout.order()).isEqualTo(order);
	}

	@Test
	void orderThatTheShopHasClosedIsNotPaid() {
		order();
		this.shop.close(checkout.order()).expectStatus().isOk();
		checkout.pay(TestCard.GOOD);
		checkout.awaitView("closed");
		assertThat(checkout.canPay()).isFalse();
		assertThat(this.sandbox.requests("/v3/payment/acq/payment")).hasSize(1);
	}

	@Test
	void unknownOrderInTheAddressIsReplaced() {
		checkout.leave("location.hash = 'order=987654321'");
		checkout.awaitView("ready");
		assertThat(checkout.evaluate("location.hash").asString()).isEmpty();
	}

	@Test
	void orderThatCannotBeCreatedIsNotPaid() {
		checkout.evaluate("window.fetch = async () => { throw new TypeError('Failed to fetch') }");
		checkout.pay(TestCard.GOOD);
		checkout.awaitView("notLoaded");
		assertThat(checkout.canPay()).isFalse();
		assertThat(checkout.actions()).containsExactly("Try again");
	}

	@Test
	void numberOfARealCardDoesNotLeaveThePage() {
		checkout.choose(TestCard.GOOD);
		checkout.enter("number", "4242424242424242");
		checkout.press();
		checkout.awaitView("details");
		assertThat(checkout.marks()).startsWith("number: This shop takes test cards only");
		assertThat(checkout.paid()).isZero();
	}

	@Test
	void cardIsStoredNowhere() {
		checkout.choose(TestCard.GOOD);
		checkout.enter("cvv", "wxyz");
		checkout.press();
		checkout.awaitView("paid");
		assertThat(this.sandbox.requests("/v3/payment/acq/payment").get(0).body()).contains("wxyz");
		assertThat(String.join("\n", this.jdbc.sql("script").query(String.class).list())).contains("INSERT INTO")
			.doesNotContain("wxyz", TestCard.GOOD.getNumber());
		assertThat(checkout.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, "
				+ "history.state, location.href, [...document.querySelectorAll('input')].map((input) => input.value)])")
			.asString()).doesNotContain("wxyz", "1111");
	}

	@Test
	void wordsOfAProblemAreText() {
		checkout.evaluate("window.respond = async () => new Response(JSON.stringify({ code: '5004', "
				+ "advice: 'CHANGE_PAYMENT_METHOD', detail: '<img src=x onerror=\"window.injected = 1\">' }), "
				+ "{ status: 402, headers: { 'Content-Type': 'application/problem+json' } })");
		checkout.pay(TestCard.GOOD);
		checkout.awaitView("change");
		assertThat(checkout.words()).contains("<img src=x onerror=");
		assertThat(checkout.evaluate("document.querySelectorAll('#outcome img').length").asInt()).isZero();
	}

	private static void offline(boolean offline) {
		checkout.browser()
			.send("Network.emulateNetworkConditions",
					Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
	}

}
