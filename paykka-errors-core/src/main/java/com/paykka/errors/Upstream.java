package com.paykka.errors;

import java.io.Serial;
import java.io.Serializable;

import com.paykka.errors.PaykkaException.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the response that a code was decoded from.
 *
 * @param origin who responded
 * @param status the HTTP status of the response, or {@code null} if there was none
 * @param code the code as it was sent, or {@code null}
 * @param message the text sent with the code, or {@code null}
 * @param transId the merchant's transaction number, or {@code null}
 * @param orderId the gateway's order number, or {@code null}
 * @param state the status of the payment as it was sent, or {@code null}
 * @param request the method and the path of the request, or {@code null}
 */
record Upstream(Origin origin, @Nullable Integer status, @Nullable String code, @Nullable String message,
		@Nullable String transId, @Nullable String orderId, @Nullable String state,
		@Nullable String request) implements Serializable {

	static final Upstream NONE = new Upstream(Origin.APPLICATION, null, null, null);

	@Serial
	private static final long serialVersionUID = 1L;

	private static final int MAX_CODE = 64;

	private static final int MAX_MESSAGE = 500;

	private static final int MAX_ID = 128;

	private static final int MAX_REQUEST = 256;

	/**
	 * Make codes and texts safe to show: a single short line without card numbers.
	 */
	Upstream {
		code = line(code, MAX_CODE);
		message = line(message, MAX_MESSAGE);
		transId = id(transId);
		orderId = id(orderId);
		state = line(state, MAX_CODE);
		request = line((request != null) ? request.replaceFirst("(?s)[?#].*", "") : null, MAX_REQUEST);
	}

	Upstream(Origin origin, @Nullable Integer status, @Nullable String code, @Nullable String message) {
		this(origin, status, code, message, null, null, null, null);
	}

	/**
	 * Keep a number as it was sent, as merchants compare it. It is no longer than any
	 * that they assign.
	 */
	static @Nullable String id(@Nullable String id) {
		return (id != null && id.length() > MAX_ID) ? id.substring(0, MAX_ID) : id;
	}

	private static @Nullable String line(@Nullable String text, int max) {
		String line = (text != null) ? SafeText.line(text, max) : "";
		return line.isEmpty() ? null : line;
	}

}
