package com.paykka.errors.example.kill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.test.TestCard;

/**
 * Completes one order, however often the shop dies meanwhile: pays until that succeeds,
 * then captures and refunds, or closes. Some send two payments at the same time.
 *
 * @param urls the instances of the shop, one of which gets each request
 * @param http the client
 * @param number the number of the shopper, which determines the card and the steps after
 * the payment
 */
record Shopper(List<String> urls, HttpClient http, int number) {

	private static final long AMOUNT = 1000;

	private static final TestCard[] CARDS = { TestCard.GOOD, TestCard.NO_RESPONSE, TestCard.WITHOUT_FUNDS,
			TestCard.GOOD, TestCard.CONNECTION_CLOSED, TestCard.SECOND_TIME, TestCard.GOOD, TestCard.PENDING,
			TestCard.PROXY, TestCard.TOO_MANY_REQUESTS };

	private static final long[] REFUNDS = { 400, 1000, 0 };

	/**
	 * Place an order and complete it.
	 * @return the order's number
	 */
	long shop() throws InterruptedException {
		long id = create();
		boolean paidBefore = false;
		while (true) {
			String order = send("GET", "/orders/" + id, null);
			String status = (order != null) ? JsonPath.read(order, "$.status") : "";
			switch (status) {
				case "CREATED" -> {
					if (paidBefore && isClosed()) {
						send("POST", "/orders/" + id + "/close", null);
						continue;
					}
					pay(id, paidBefore ? TestCard.GOOD : CARDS[this.number % CARDS.length]);
					paidBefore = true;
				}
				case "PROCESSING" -> {
					Thread.sleep(100);
					if (this.number % 2 == 0) {
						send("GET", "/orders/" + id + "/payment", null);
					}
					if (this.number % 5 == 0) {
						pay(id, TestCard.GOOD);
					}
				}
				case "AUTHORIZED" -> send("POST", "/orders/" + id + (isClosed() ? "/close" : "/capture"),
						"{\"amount\": " + AMOUNT + "}");
				case "CAPTURED" -> {
					if (JsonPath.<Number>read(order, "$.refunded").longValue() == refund()) {
						return id;
					}
					send("POST", "/orders/" + id + "/refund", "{\"amount\": " + refund() + "}");
				}
				case "REFUNDED", "CLOSED" -> {
					return id;
				}
				default -> Thread.sleep(200);
			}
		}
	}

	boolean isClosed() {
		return this.number % 7 == 6;
	}

	long refund() {
		return REFUNDS[this.number % REFUNDS.length];
	}

	private long create() throws InterruptedException {
		while (true) {
			String order = send("POST", "/orders", """
					{ "shopperReference": "shopper-%1$d", "amount": %2$d, "currency": "EUR", "email": "ada@example.com",
						"items": [ { "name": "Tea", "quantity": 1, "price": %2$d } ] }""".formatted(this.number,
					AMOUNT));
			if (order != null) {
				return JsonPath.<Number>read(order, "$.id").longValue();
			}
			Thread.sleep(200);
		}
	}

	private void pay(long id, TestCard card) throws InterruptedException {
		String body = """
				{ "cardNumber": "%s", "expirationYear": 2099, "expirationMonth": 12, "cvv": "123" }"""
			.formatted(card.getNumber());
		CompletableFuture<?> second = (this.number % 4 == 0) ? this.http
			.sendAsync(request("POST", "/orders/" + id + "/pay", body), HttpResponse.BodyHandlers.ofString())
			.handle((response, failure) -> "") : CompletableFuture.completedFuture("");
		send("POST", "/orders/" + id + "/pay", body);
		second.join();
	}

	/**
	 * Send a request, once.
	 * @return the response, or {@code null} if there was none, or a failure
	 */
	private String send(String method, String path, String body) throws InterruptedException {
		try {
			HttpResponse<String> response = this.http.send(request(method, path, body),
					HttpResponse.BodyHandlers.ofString());
			return (response.statusCode() < 300) ? response.body() : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	private HttpRequest request(String method, String path, String body) {
		String url = this.urls.get(ThreadLocalRandom.current().nextInt(this.urls.size()));
		return HttpRequest.newBuilder(URI.create(url + path))
			.timeout(Duration.ofSeconds(30))
			.header("Content-Type", "application/json")
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody())
			.build();
	}

}
