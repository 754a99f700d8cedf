package com.paykka.errors.example;

import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.test.TestCard;

import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.BodyContentSpec;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/**
 * Sends the requests of shoppers and of the shop's staff.
 *
 * @param http the client, bound to the running shop
 */
public record ShopClient(RestTestClient http) {

	public ResponseSpec create(String json) {
		return post("/orders", json);
	}

	public long createOrder(long amount) {
		byte[] body = create(order(amount)).expectStatus().isCreated().expectBody().returnResult().getResponseBody();
		return JsonPath.<Number>read(new String(body), "$.id").longValue();
	}

	public long createPaidOrder(long amount) {
		long id = createOrder(amount);
		pay(id, TestCard.GOOD).expectStatus().isOk();
		return id;
	}

	public long createCapturedOrder(long amount) {
		long id = createPaidOrder(amount);
		capture(id, amount).expectStatus().isOk();
		return id;
	}

	public ResponseSpec get(long id) {
		return this.http.get().uri("/orders/" + id).exchange();
	}

	public ResponseSpec pay(long id, TestCard card) {
		return post("/orders/" + id + "/pay", card(card, 2030));
	}

	public ResponseSpec payment(long id) {
		return this.http.get().uri("/orders/" + id + "/payment").exchange();
	}

	public ResponseSpec capture(long id, long amount) {
		return post("/orders/" + id + "/capture", "{\"amount\": " + amount + "}");
	}

	public ResponseSpec refund(long id, long amount) {
		return post("/orders/" + id + "/refund", "{\"amount\": " + amount + "}");
	}

	public ResponseSpec close(long id) {
		return this.http.post().uri("/orders/" + id + "/close").exchange();
	}

	public ResponseSpec changeStatus(long id, String status) {
		return this.http.put()
			.uri("/orders/" + id + "/status")
			.contentType(MediaType.APPLICATION_JSON)
			.body("{\"status\": \"" + status + "\"}")
			.exchange();
	}

	public ResponseSpec post(String uri, String json) {
		return this.http.post().uri(uri).contentType(MediaType.APPLICATION_JSON).body(json).exchange();
	}

	public static String order(long amount) {
		return """
				{
					"shopperReference": "shopper-7",
					"amount": %1$d,
					"currency": "EUR",
					"email": "ada@example.com",
					"items": [ { "name": "Tea", "quantity": 1, "price": %1$d } ]
				}""".formatted(amount);
	}

	public static String card(TestCard card, int expirationYear) {
		return card(card.getNumber(), expirationYear);
	}

	public static String card(String number, int expirationYear) {
		return """
				{
					"cardNumber": "%s",
					"expirationYear": %d,
					"expirationMonth": 6,
					"cvv": "123"
				}""".formatted(number, expirationYear);
	}

	public static BodyContentSpec expectProblem(ResponseSpec response, int status, String code) {
		return response.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo(status)
			.jsonPath("$.code")
			.isEqualTo(code);
	}

}
