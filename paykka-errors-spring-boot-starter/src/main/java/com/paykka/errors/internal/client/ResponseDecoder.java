package com.paykka.errors.internal.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.SafeText;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Determines what a response means, in the same way for every client.
 */
final class ResponseDecoder {

	/** How long a body may be, in bytes. */
	static final int MAX_BODY = 1024 * 1024;

	private static final Duration FAILURE_TIMEOUT = Duration.ofSeconds(10);

	private static final Duration SUCCESS_TIMEOUT = Duration.ofSeconds(60);

	private static final Set<String> DESCRIBING_BODY = Set.of("content-type", "content-length", "content-encoding",
			"transfer-encoding");

	private static final int NO_CONTENT = 204;

	private static final int MAX_NAME = 40;

	private final GatewayCall call;

	private final int status;

	private final HttpHeaders headers;

	private final List<String> lengths;

	ResponseDecoder(GatewayCall call, int status, HttpHeaders headers) {
		this.call = call;
		this.status = status;
		this.headers = headers;
		this.lengths = headers.getValuesAsList(HttpHeaders.CONTENT_LENGTH);
	}

	/** Return whether the response is passed on unread. */
	boolean isPassedOn() {
		if (!isSuccess()) {
			return false;
		}
		return switch (this.call.kind()) {
			case UNTOUCHED -> true;
			case PEER -> !isProblem();
			case PAYMENT, QUERY -> this.status == NO_CONTENT || this.call.method().equals(HttpMethod.HEAD);
		};
	}

	boolean isSuccess() {
		return this.status / 100 == 2;
	}

	/** Return how long to read the body. The status of a failure may be enough. */
	Duration timeout() {
		return isSuccess() ? SUCCESS_TIMEOUT : FAILURE_TIMEOUT;
	}

	private boolean isProblem() {
		try {
			return MediaType.APPLICATION_PROBLEM_JSON.equalsTypeAndSubtype(this.headers.getContentType());
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	/**
	 * Decode a response.
	 * @param body the body, of which only the start is needed if it is longer than
	 * {@link #MAX_BODY}; {@code null} if it could not be read
	 * @return the body to hand on in place of the original, in UTF-8; empty if there is
	 * none
	 * @throws PaykkaException if the response is a failure
	 */
	byte[] decode(byte @Nullable [] body) {
		String obstacle = obstacle(body);
		byte[] utf8 = (body != null && obstacle == null) ? JsonBody.toUtf8(body) : null;
		Map<String, Object> members = (utf8 != null) ? JsonBody.read(utf8) : null;
		if (body != null && body.length == 0 && isAnnouncedAsEmpty()) {
			members = Map.of();
		}
		else if (members == null && obstacle == null) {
			obstacle = formOf(utf8);
		}
		else if (members != null && members.isEmpty() && isSuccess()) {
			// Unlike a body that is announced as empty
			members = null;
			obstacle = "The body has no ret_code";
		}
		PaykkaException failure = GatewayResponse
			.of(this.call.kind(), this.status, members, retryAfter(), this.call.request())
			.toException((obstacle != null) ? new IOException(obstacle) : null);
		if (failure != null) {
			throw failure;
		}
		if (utf8 == null) {
			// A peer service's problem
			throw this.call.noResponse(new IOException(obstacle));
		}
		return utf8;
	}

	/** Return the headers of a response with a decoded body. */
	HttpHeaders headersOf(byte[] decoded) {
		if (this.headers.getValuesAsList(HttpHeaders.CONTENT_TYPE).equals(List.of(MediaType.APPLICATION_JSON_VALUE))
				&& this.lengths.equals(List.of(String.valueOf(decoded.length)))
				&& this.headers.getFirst(HttpHeaders.CONTENT_ENCODING) == null
				&& this.headers.getFirst(HttpHeaders.TRANSFER_ENCODING) == null) {
			return this.headers;
		}
		HttpHeaders copy = new HttpHeaders();
		this.headers.forEach((name, values) -> {
			if (decoded.length == 0 || !DESCRIBING_BODY.contains(name.toLowerCase(Locale.ROOT))) {
				copy.addAll(name, values);
			}
		});
		if (decoded.length > 0) {
			copy.setContentType((this.call.kind() == PaykkaRequestKind.PEER) ? MediaType.APPLICATION_PROBLEM_JSON
					: MediaType.APPLICATION_JSON);
			copy.setContentLength(decoded.length);
		}
		return copy;
	}

	private @Nullable String retryAfter() {
		if (this.headers.getFirst(HttpHeaders.RETRY_AFTER) == null) {
			return null;
		}
		List<String> sent = new ArrayList<>();
		// getValuesAsList would remove the spaces of a date
		this.headers.forEach((name, values) -> {
			if (name.equalsIgnoreCase(HttpHeaders.RETRY_AFTER)) {
				sent.addAll(values);
			}
		});
		return sent.isEmpty() ? null : String.join(", ", sent);
	}

	private boolean isAnnouncedAsEmpty() {
		// RFC 9112, 6.3: Transfer-Encoding overrides the length
		return this.headers.getFirst(HttpHeaders.TRANSFER_ENCODING) == null && !this.lengths.isEmpty()
				&& this.lengths.stream().allMatch("0"::equals);
	}

	private long announcedLength() {
		long longest = 0;
		for (String length : this.lengths) {
			try {
				longest = Math.max(longest, Long.parseLong(length));
			}
			catch (NumberFormatException ex) {
				// Not a length
			}
		}
		return longest;
	}

	/** Return why a body is not whole, or {@code null} if it is. */
	private @Nullable String obstacle(byte @Nullable [] body) {
		if (body == null) {
			return "The body can't be read";
		}
		if (body.length > MAX_BODY) {
			return "The body is longer than 1 MiB";
		}
		// Not every client checks this
		if (body.length < announcedLength() && !this.call.method().equals(HttpMethod.HEAD)) {
			return "The body ends before its Content-Length";
		}
		return (body.length == 0 && !isAnnouncedAsEmpty()) ? "The body is empty, although no Content-Length says so"
				: null;
	}

	/** Return what a whole body is in place of a JSON object. */
	private String formOf(byte @Nullable [] utf8) {
		String encoding = this.headers.getFirst(HttpHeaders.CONTENT_ENCODING);
		if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
			return "The HTTP client did not decode the body's content coding: "
					+ SafeText.line(encoding.toLowerCase(Locale.ROOT), MAX_NAME);
		}
		if (utf8 == null) {
			return "The body is neither UTF-8 nor UTF-16";
		}
		String start = new String(utf8, StandardCharsets.UTF_8).stripLeading();
		if (start.startsWith("<")) {
			return "The body is HTML or XML, perhaps from a proxy or a login page";
		}
		return start.startsWith("[") ? "The body is a list, not a JSON object"
				: "The body is not one JSON object from start to end";
	}

}
