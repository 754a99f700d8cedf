package com.paykka.errors;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzes the decoding of parsed responses.
 */
class DecodingFuzzTests {

	/**
	 * Decode lines of {@code name=value}. Names of members of {@code data} start with a
	 * dot, numbers start with {@code =#}. The first line is the status, the second the
	 * {@code Retry-After} header.
	 */
	@FuzzTest
	void decoding(byte[] bytes) {
		String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", 3);
		int status = (lines[0].matches("[0-9]{1,3}")) ? Integer.parseInt(lines[0]) : 200;
		String retryAfter = (lines.length > 1) ? lines[1] : null;
		Map<String, Object> body = body((lines.length > 2) ? lines[2] : "");
		SafeFailure.check(GatewayResponse.of(status, body, retryAfter).toException(), status);
		SafeFailure.check(GatewayResponse.ofNotification(body).toException(), 0);
		for (PaykkaRequestKind kind : PaykkaRequestKind.values()) {
			GatewayResponse response = GatewayResponse.of(kind, status, body, retryAfter, "POST /v3/" + retryAfter);
			SafeFailure.check(response.toException(), status);
			assertThat(response.getState()).isNotNull();
			assertThat(response.matches("T1", 322, "EUR")).isIn(true, false);
		}
		PaykkaException failure = GatewayResponse.of(PaykkaRequestKind.PEER, status, body, retryAfter, null)
			.toException();
		if (failure != null && failure.getErrorCode() != PaykkaErrorCode.UNKNOWN_ERROR
				&& failure.getUpstreamCode() != null) {
			assertThat(failure.getErrorCode().getCode()).isEqualTo(JsonValue.of(body.get("code")).text());
		}
	}

	private static Map<String, Object> body(String lines) {
		Map<String, Object> body = new HashMap<>();
		Map<String, Object> data = new HashMap<>();
		for (String line : lines.split("\n")) {
			int end = line.indexOf('=');
			if (end > 0) {
				String name = line.substring(0, end);
				(name.startsWith(".") ? data : body).put(name.replaceFirst("^\\.", ""), value(line.substring(end + 1)));
			}
		}
		if (!data.isEmpty()) {
			body.put("data", data);
		}
		return body;
	}

	private static Object value(String text) {
		try {
			return text.startsWith("#") ? (Object) Double.valueOf(text.substring(1)) : text;
		}
		catch (NumberFormatException ex) {
			return Map.of();
		}
	}

}
