package com.paykka.errors.example.checkout;

import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.example.ShopClient;
import com.paykka.errors.example.ShopTest;
import com.paykka.errors.test.PaykkaSandbox;
import com.paykka.errors.test.SandboxResponse;
import com.paykka.errors.test.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import static com.paykka.errors.example.ShopClient.expectProblem;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the checkout's requests, without the page.
 */
@ShopTest
class CheckoutTests {

	private final ShopClient shop;

	private final PaykkaSandbox sandbox;

	private final int port;

	@Autowired
	CheckoutTests(RestTestClient http, PaykkaSandbox sandbox, @LocalServerPort int port) {
		this.shop = new ShopClient(http);
		this.sandbox = sandbox;
		this.port = port;
	}

	@Test
	void numberOfARealCardIsRefusedBeforeItGoesAnywhere() {
		this.sandbox.reset();
		expectProblem(pay(createOrder(), "4242424242424242"), 402, "5000").jsonPath("$.advice")
			.isEqualTo("CORRECT_DETAILS")
			.jsonPath("$.errors[0].pointer")
			.isEqualTo("#/cardNumber");
		assertThat(this.sandbox.requests()).isEmpty();
	}

	@Test
	void tenthFailedPaymentIsTheLast() {
		long id = createOrder();
		for (int i = 0; i < 10; i++) {
			expectProblem(pay(id, TestCard.WITHOUT_FUNDS.getNumber()), 402, "5004");
		}
		this.sandbox.reset();
		expectProblem(pay(id, TestCard.GOOD.getNumber()), 410, "4009").jsonPath("$.advice").isEqualTo("DO_NOT_RETRY");
		assertThat(this.sandbox.requests()).isEmpty();
	}

	@Test
	void repeatsOfOnePaymentDoNotCount() {
		long id = createOrder();
		for (int i = 0; i < 12; i++) {
			expectProblem(pay(id, TestCard.TOO_MANY_REQUESTS.getNumber()), 429, "6006");
		}
	}

	@Test
	void onlyTheCheckoutIsForShoppers() {
		expectProblem(pay(createOrder(), TestCard.BLACKLISTED.getNumber()), 402, "5002");
		expectProblem(this.shop.pay(createOrder(), TestCard.BLACKLISTED), 402, "5019");
	}

	@Test
	void declineThatAQueryFindsIsShownAsItsShoppersCode() {
		long id = createOrder(9_005_019);
		this.sandbox.respondNext("/v3/payment/acq/payment", SandboxResponse.connectionClosed().afterProcessing());
		expectProblem(pay(id, TestCard.GOOD.getNumber()), 502, "6000");
		this.shop.http()
			.get()
			.uri("/checkout/orders/" + id)
			.exchange()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("CREATED")
			.jsonPath("$.failure.code")
			.isEqualTo("5002")
			.jsonPath("$.failure.advice")
			.isEqualTo("CHANGE_PAYMENT_METHOD");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/", "/index.html", "/checkout/checkout.js", "/checkout/checkout.css", "/checkout/test-cards" })
	void pageMayOnlyLoadItsOwnFiles(String path) {
		this.shop.http()
			.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Content-Security-Policy",
					"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
							+ "form-action 'none'; base-uri 'none'; frame-ancestors 'none'")
			.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectHeader()
			.valueEquals("Referrer-Policy", "no-referrer");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "http://localhost:1", "null" })
	void pageOfAnotherSiteCannotUseTheShop(String origin) {
		assertThat(close(origin)).isEqualTo(403);
	}

	@Test
	void pageOfTheShopCanUseIt() {
		assertThat(close("http://localhost:" + this.port)).isEqualTo(200);
	}

	private int close(String origin) {
		return this.shop.http()
			.post()
			.uri("/orders/" + createOrder() + "/close")
			.header(HttpHeaders.ORIGIN, origin)
			.exchange()
			.returnResult()
			.getStatus()
			.value();
	}

	@Test
	void otherResponsesStayAsTheyWere() {
		this.shop.get(987654).expectHeader().doesNotExist("Content-Security-Policy");
	}

	@Test
	void requestThatDevelopersAskAboutHasToBeKnown() {
		this.shop.http()
			.get()
			.uri("/checkout/developer/none")
			.exchange()
			.expectBody()
			.json("{\"lines\":[],\"counters\":{}}");
	}

	private long createOrder() {
		return createOrder(1250);
	}

	private long createOrder(long amount) {
		byte[] body = this.shop.post("/checkout/orders", "{\"amount\": " + amount + "}")
			.expectStatus()
			.isCreated()
			.expectBody()
			.returnResult()
			.getResponseBody();
		return JsonPath.<Number>read(new String(body), "$.id").longValue();
	}

	private ResponseSpec pay(long id, String number) {
		return this.shop.http()
			.post()
			.uri("/checkout/orders/" + id + "/pay")
			.contentType(MediaType.APPLICATION_JSON)
			.body(ShopClient.card(number, 2030))
			.exchange();
	}

}
