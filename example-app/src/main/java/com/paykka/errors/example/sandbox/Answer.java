package com.paykka.errors.example.sandbox;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the sandbox.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body: bytes, text, or an object to write as JSON
 */
record Answer(int status, Map<String, String> headers, Object body) {

	private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

	static Answer ok(Transaction transaction) {
		return json(200, new Body("000000", "Success", null, null, transaction));
	}

	static Answer failedWithoutData(Transaction transaction) {
		return json(200, new Body(null, null, transaction.errorCode(), transaction.errorDescription(), null));
	}

	static Answer refused(int status, String retCode, String retMessage) {
		return json(status, new Body(retCode, retMessage, null, null, null));
	}

	static Answer tooManyRequests() {
		return new Answer(429, Map.of("Retry-After", "7"), "");
	}

	static Answer ofProxy() {
		return new Answer(503, Map.of("Content-Type", "text/html"),
				"<html><body><h1>503 Service Unavailable</h1></body></html>");
	}

	private static Answer json(int status, Body body) {
		return new Answer(status, JSON, body);
	}

	/**
	 * The JSON of an answer, without {@code null} members.
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Body(@Nullable String retCode, @Nullable String retMsg, @Nullable String errorCode,
			@Nullable String errorDescription, @Nullable Transaction data) {

	}

}
