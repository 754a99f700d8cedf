package com.paykka.errors.internal.client;

import java.io.IOException;
import java.time.Duration;
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

	private static final int MAX_DESCRIPTION = 200;

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

	/**
	 * Return how long to read the body. The status of a failure may be enough.
	 */
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
			obstacle = describeOther();
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
		// getValuesAsList would remove the spaces of a date
		List<String> sent = this.headers.getOrEmpty(HttpHeaders.RETRY_AFTER);
		return sent.isEmpty() ? null : String.join(", ", sent);
	}

	private boolean isAnnouncedAsEmpty() {
		return !this.lengths.isEmpty() && this.lengths.stream().allMatch("0"::equals);
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

	/**
	 * Return why a body is not whole, or {@code null} if it is.
	 */
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

	/**
	 * Describe a body that is not one JSON object. HTML often comes from a proxy, and not
	 * every client decodes content codings.
	 */
	private String describeOther() {
		return SafeText.line(
				"The body is not one JSON object. Content-Type: " + this.headers.getOrEmpty(HttpHeaders.CONTENT_TYPE)
						+ ", Content-Encoding: " + this.headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING),
				MAX_DESCRIPTION);
	}

}
