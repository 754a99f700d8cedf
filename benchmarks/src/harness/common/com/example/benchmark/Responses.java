package com.example.benchmark;

import java.util.List;

/**
 * Checks that a contender sends the same response as the others.
 */
final class Responses {

	private static final List<String> TEXTS = List.of("\"" + Payload.TYPE + "\"", "\"" + Payload.TITLE + "\"",
			":410", "\"" + Payload.DETAIL + "\"", "\"" + Payload.CODE + "\"", "\"" + Payload.NAME + "\"",
			"\"" + Payload.CATEGORY + "\"", ":false", "\"" + Payload.ADVICE + "\"");

	private Responses() {
	}

	static void check(String body, String path) {
		for (String text : TEXTS) {
			if (!body.contains(text)) {
				throw new IllegalStateException("/orders/42/" + path + "  does not respond with " + text + ": " + body);
			}
		}
	}

}
