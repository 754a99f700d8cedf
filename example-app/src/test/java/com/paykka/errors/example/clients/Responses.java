package com.paykka.errors.example.clients;

import java.util.Map;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decodes the responses of clients that the starter does not cover.
 */
final class Responses {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private Responses() {
	}

	static void check(String path, int status, byte[] body, String retryAfter) {
		Map<String, Object> members = read(body);
		PaykkaException failure = (path.endsWith("/query") ? GatewayResponse.ofQuery(status, members, retryAfter)
				: GatewayResponse.of(status, members, retryAfter, path))
			.toException();
		if (failure != null) {
			throw failure;
		}
	}

	private static Map<String, Object> read(byte[] body) {
		if (body.length == 0) {
			return Map.of();
		}
		try {
			return JSON.readValue(body, new TypeReference<>() {
			});
		}
		catch (JacksonException ex) {
			// Not understood, so that nobody knows whether money has moved
			return null;
		}
	}

}
