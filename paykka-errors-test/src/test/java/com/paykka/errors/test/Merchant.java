package com.paykka.errors.test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Sends requests to a sandbox.
 *
 * @param sandbox the sandbox
 * @param timeout how long to wait for a response
 */
record Merchant(PaykkaSandbox sandbox, Duration timeout) {

	static final String PAYMENTS = "/v3/payment/acq/payment";

	static final String GOOD_CARD = TestCard.GOOD.getNumber();

	Merchant(PaykkaSandbox sandbox) {
		this(sandbox, Duration.ofSeconds(10));
	}

	HttpResponse<String> pay(String transId, long amount, String card) {
		return post(PAYMENTS, payment(transId, amount, card));
	}

	HttpResponse<String> post(String path, String body, String... headers) {
		return send("POST", path, body, headers);
	}

	HttpResponse<String> send(String method, String path, String body, String... headers) {
		try {
			return client().send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	HttpResponse<byte[]> bytes(String path, String body) throws Exception {
		return client().send(request("POST", path, body), HttpResponse.BodyHandlers.ofByteArray());
	}

	private HttpRequest request(String method, String path, String body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.sandbox.url() + path))
			.timeout(this.timeout)
			.method(method, HttpRequest.BodyPublishers.ofString(body));
		return ((headers.length > 0) ? request.headers(headers) : request).build();
	}

	private static HttpClient client() {
		return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
	}

	static String payment(String transId, long amount, String card) {
		return """
				{
					"merchant_id": "18356675194960",
					"trans_id": "%s",
					"amount": %d,
					"currency": "HKD",
					"card": { "card_number": "%s", "expiration_year": 2999, "expiration_month": 12, "cvv": "123" }
				}""".formatted(transId, amount, card);
	}

	static String change(String members) {
		return """
				{ "merchant_id": "18356675194960", "currency": "HKD", %s }""".formatted(members);
	}

}
