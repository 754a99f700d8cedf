package com.paykka.errors.example.order;

import com.paykka.errors.example.ShopClient;
import com.paykka.errors.example.ShopTest;
import com.paykka.errors.test.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static com.paykka.errors.example.ShopClient.expectProblem;

/**
 * Tests of requests that are refused before the shop sees them.
 */
@ShopTest
class OrderValidationTests {

	private final ShopClient shop;

	@Autowired
	OrderValidationTests(RestTestClient http) {
		this.shop = new ShopClient(http);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			"shopper-7"        | " "            | 400 | 2008 | #/shopperReference
			"shopper-7"        | null           | 400 | 2008 | #/shopperReference
			"amount": 1250     | "amount": null | 400 | 2054 | #/amount
			"amount": 1250     | "amount": 49   | 422 | 2055 | #/amount
			"amount": 1250     | "amount": -1   | 422 | 2055 | #/amount
			"amount": 1250     | "amount": 100000001 | 422 | 2053 | #/amount
			"EUR"              | "XXX"          | 422 | 1007 | #/currency
			"EUR"              | null           | 422 | 1007 | #/currency
			"ada@example.com"  | "ada"          | 400 | 2052 | #/email
			"ada@example.com"  | null           | 400 | 2023 | #/email
			"price": 1250      | "price": 0     | 400 | 2054 | #/items/0/price
			"price": 1250      | "price": 100000001 | 422 | 2053 | #/items/0/price
			"quantity": 1      | "quantity": 0  | 400 | 6001 | #/items/0/quantity
			"Tea"              | ""             | 400 | 6001 | #/items/0/name
			""")
	void orderIsRefusedWithCodeAndPointer(String valid, String invalid, int status, String code, String pointer) {
		String order = ShopClient.order(1250).replace(valid, invalid);
		expectProblem(this.shop.create(order), status, code).jsonPath("$.errors.length()")
			.isEqualTo(1)
			.jsonPath("$.errors[0].code")
			.isEqualTo(code)
			.jsonPath("$.errors[0].pointer")
			.isEqualTo(pointer)
			.jsonPath("$.errors[0].detail")
			.isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			"4111111111111111"   | ""                    | 400 | 2025 | #/cardNumber
			"123"                | ""                    | 400 | 2028 | #/cvv
			2030                 | null                  | 400 | 2026 | #/expirationYear
			"expirationMonth": 6 | "expirationMonth": null | 400 | 2027 | #/expirationMonth
			"expirationMonth": 6 | "expirationMonth": 13 | 402 | 5005 | #/expirationMonth
			""")
	void cardIsRefusedWithCodeAndPointer(String valid, String invalid, int status, String code, String pointer) {
		String card = ShopClient.card(TestCard.GOOD, 2030).replace(valid, invalid);
		expectProblem(this.shop.post("/orders/1/pay", card), status, code).jsonPath("$.errors.length()")
			.isEqualTo(1)
			.jsonPath("$.errors[0].code")
			.isEqualTo(code)
			.jsonPath("$.errors[0].pointer")
			.isEqualTo(pointer);
	}

	@Test
	void violationsOfSeveralCodesAre6001() {
		String order = ShopClient.order(1250).replace("EUR", "XXX").replace("ada@example.com", "ada");
		expectProblem(this.shop.create(order), 400, "6001").jsonPath("$.errors.length()")
			.isEqualTo(2)
			.jsonPath("$.errors[?(@.pointer == '#/currency')].code")
			.isEqualTo("1007")
			.jsonPath("$.errors[?(@.pointer == '#/email')].code")
			.isEqualTo("2052");
	}

	@Test
	void violationHasTheCodesText() {
		String order = ShopClient.order(1250).replace("shopper-7", "");
		expectProblem(this.shop.create(order), 400, "2008").jsonPath("$.errors[0].detail")
			.isEqualTo("shopperReference is a required field");
	}

	@Test
	void violationHasTheCodesTextInChinese() {
		expectProblem(this.shop.http()
			.post()
			.uri("/orders")
			.header(HttpHeaders.ACCEPT_LANGUAGE, "zh-CN")
			.contentType(MediaType.APPLICATION_JSON)
			.body(ShopClient.order(1250).replace("shopper-7", ""))
			.exchange(), 400, "2008").jsonPath("$.errors[0].detail").isEqualTo("shopperReference 为必填字段");
	}

	@Test
	void captureOfNothingIs2054() {
		expectProblem(this.shop.capture(1, 0), 400, "2054").jsonPath("$.errors[0].pointer").isEqualTo("#/amount");
	}

	@Test
	void orderNumberThatIsNotPositiveIs2039() {
		expectProblem(this.shop.get(-1), 400, "2039").jsonPath("$.errors[0].code")
			.isEqualTo("2039")
			.jsonPath("$.errors[0].path")
			.isEqualTo("id");
	}

	@Test
	void orderNumberThatIsNoNumberIs6001() {
		expectProblem(this.shop.http().get().uri("/orders/GW206194332333335").exchange(), 400, "6001");
	}

	@Test
	void unreadableBodyIs6001() {
		expectProblem(this.shop.create("{"), 400, "6001");
	}

	@Test
	void fractionOfMinorUnitIs6001() {
		String order = ShopClient.order(1250).replace("\"amount\": 1250", "\"amount\": 1250.5");
		expectProblem(this.shop.create(order), 400, "6001");
	}

	@Test
	void unknownStatusIs6001() {
		expectProblem(this.shop.changeStatus(1, "PAID"), 400, "6001");
	}

}
