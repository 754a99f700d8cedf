package com.paykka.errors.example.clients;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaRequestKind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decodes the responses of clients that the starter does not cover.
 */
final class Responses {

	static final int LONGEST = 1024 * 1024;

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private Responses() {
	}

	static void check(String method, URI uri, int status, Map<String, ? extends Collection<String>> headers,
			byte[] body) {
		boolean empty = body.length == 0 && values(headers, "Content-Length").contains("0")
				&& values(headers, "Transfer-Encoding").isEmpty();
		PaykkaException failure = GatewayResponse
			.of(PaykkaRequestKind.ofPath(uri.getRawPath()), status, empty ? Map.of() : read(body),
					String.join(", ", values(headers, "Retry-After")), method + " " + uri.getRawPath())
			.toException();
		if (failure != null) {
			throw failure;
		}
	}

	static PaykkaException noResponse(String method, URI uri, Throwable cause) {
		return PaykkaException.noResponse(PaykkaRequestKind.ofPath(uri.getRawPath()), method + " " + uri.getRawPath(),
				cause);
	}

	private static Collection<String> values(Map<String, ? extends Collection<String>> headers, String name) {
		Collection<String> values = headers.get(name);
		return (values != null) ? values : List.of();
	}

	private static Map<String, Object> read(byte[] body) {
		if (body.length > LONGEST) {
			return null;
		}
		try {
			Map<String, Object> members = JSON.readValue(body, new TypeReference<>() {
			});
			// An empty map would stand for a body that is announced as empty
			return (members == null || members.isEmpty()) ? null : members;
		}
		catch (JacksonException ex) {
			// Not understood, so that nobody knows whether money has moved
			return null;
		}
	}

}
