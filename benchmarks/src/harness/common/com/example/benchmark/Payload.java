package com.example.benchmark;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * The values that every contender sends.
 */
final class Payload {

	static final URI TYPE = URI
		.create("https://docs.paykka.com/payments/docs/developer-resources/transaction-error-code#4018");

	static final String TITLE = "Order expired";

	static final String DETAIL = "This order has expired";

	static final String CODE = "4018";

	static final String NAME = "ORDER_EXPIRED";

	static final String CATEGORY = "TRANSACTION";

	static final String ADVICE = "START_AGAIN";

	static final byte[] BYTES = """
			{"type":"%s","title":"%s","status":410,"detail":"%s","instance":"/orders/42/pay",\
			"code":"%s","name":"%s","category":"%s","retryable":false,"advice":"%s"}"""
		.formatted(TYPE, TITLE, DETAIL, CODE, NAME, CATEGORY, ADVICE)
		.getBytes(StandardCharsets.UTF_8);

	private Payload() {
	}

}
