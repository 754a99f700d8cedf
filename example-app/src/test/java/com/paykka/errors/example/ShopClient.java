package com.paykka.errors.example;

import com.jayway.jsonpath.JsonPath;

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

	public static final String GOOD_CARD = "4111111111111111";

	static final String CARD_WITHOUT_FUNDS = "4000000000009995";

	static final String CARD_OF_THE_SECOND_TIME = "4000000000060022";

	static final String CARD_WITHOUT_RESPONSE = "4000000000004087";

	static final String CARD_THAT_BREAKS_THE_CONNECTION = "4000000000060006";

	static final String CARD_BEHIND_A_PROXY = "4000000000005035";

	ResponseSpec create(String json) {
		return post("/orders", json);
	}

	public long createOrder(long amount) {
		byte[] body = create(order(amount)).expectStatus().isCreated().expectBody().returnResult().getResponseBody();
		return JsonPath.<Number>read(new String(body), "$.id").longValue();
	}

	long createPaidOrder(long amount) {
		long id = createOrder(amount);
		pay(id, GOOD_CARD).expectStatus().isOk();
		return id;
	}

	long createCapturedOrder(long amount) {
		long id = createPaidOrder(amount);
		capture(id, amount).expectStatus().isOk();
		return id;
	}

	ResponseSpec get(long id) {
		return this.http.get().uri("/orders/" + id).exchange();
	}

	public ResponseSpec pay(long id, String cardNumber) {
		return post("/orders/" + id + "/pay", card(cardNumber, 2030));
	}

	public ResponseSpec payment(long id) {
		return this.http.get().uri("/orders/" + id + "/payment").exchange();
	}

	ResponseSpec capture(long id, long amount) {
		return post("/orders/" + id + "/capture", "{\"amount\": " + amount + "}");
	}

	ResponseSpec refund(long id, long amount) {
		return post("/orders/" + id + "/refund", "{\"amount\": " + amount + "}");
	}

	ResponseSpec close(long id) {
		return this.http.post().uri("/orders/" + id + "/close").exchange();
	}

	ResponseSpec changeStatus(long id, String status) {
		return this.http.put()
			.uri("/orders/" + id + "/status")
			.contentType(MediaType.APPLICATION_JSON)
			.body("{\"status\": \"" + status + "\"}")
			.exchange();
	}

	ResponseSpec post(String uri, String json) {
		return this.http.post().uri(uri).contentType(MediaType.APPLICATION_JSON).body(json).exchange();
	}

	static String order(long amount) {
		return """
				{
					"shopperReference": "shopper-7",
					"amount": %1$d,
					"currency": "EUR",
					"email": "ada@example.com",
					"items": [ { "name": "Tea", "quantity": 1, "price": %1$d } ]
				}""".formatted(amount);
	}

	static String card(String number, int expirationYear) {
		return """
				{
					"cardNumber": "%s",
					"expirationYear": %d,
					"expirationMonth": 6,
					"cvv": "123"
				}""".formatted(number, expirationYear);
	}

	static BodyContentSpec expectProblem(ResponseSpec response, int status, String code) {
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
