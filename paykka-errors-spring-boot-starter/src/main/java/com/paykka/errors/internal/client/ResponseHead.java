package com.paykka.errors.internal.client;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.PeerProblem;
import com.paykka.errors.SafeText;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;

/**
 * What is known about a response before its body is read. Then determines what the body
 * means, the same way for every client.
 */
final class ResponseHead {

	/**
	 * How much of a body is searched for codes, in bytes.
	 */
	static final int MAX_BODY = 1024 * 1024;

	private static final int NO_CONTENT = 204;

	private static final int MAX_NAME = 40;

	private final RequestTarget target;

	private final HttpMethod method;

	private final @Nullable String path;

	private final int status;

	private final HttpHeaders headers;

	private final @Nullable MediaType type;

	private final BodyFormat format;

	private final boolean typeReadable;

	ResponseHead(RequestTarget target, HttpMethod method, @Nullable String path, int status, HttpHeaders headers) {
		this.target = target;
		this.method = method;
		this.path = path;
		this.status = status;
		this.headers = headers;
		this.type = contentType(headers);
		this.format = BodyFormat.of(this.type);
		this.typeReadable = this.type != null || !StringUtils.hasText(headers.getFirst(HttpHeaders.CONTENT_TYPE));
	}

	private static @Nullable MediaType contentType(HttpHeaders headers) {
		try {
			return headers.getContentType();
		}
		catch (InvalidMediaTypeException ex) {
			return null;
		}
	}

	RequestTarget target() {
		return this.target;
	}

	HttpMethod method() {
		return this.method;
	}

	boolean isSuccess() {
		return this.status / 100 == 2;
	}

	/**
	 * Return whether the body is passed on without being read.
	 */
	boolean isOpaque() {
		if (!isSuccess()) {
			return false;
		}
		if (this.target == RequestTarget.PEER) {
			return !isProblem();
		}
		return this.target == RequestTarget.UNTOUCHED || this.status == NO_CONTENT
				|| this.method.equals(HttpMethod.HEAD) || this.format == BodyFormat.OTHER;
	}

	/**
	 * Return whether a body must be read, up to {@link #MAX_BODY}.
	 * @param first the first byte that is not white space, or -1 if there is none yet
	 */
	boolean wants(int first) {
		return !isSuccess() || isProblem() || this.format.mayBeObject(first);
	}

	private boolean isProblem() {
		return this.type != null && MediaType.APPLICATION_PROBLEM_JSON.equalsTypeAndSubtype(this.type);
	}

	/**
	 * Return the announced length of a body, or -1 if there is none.
	 */
	long contentLength() {
		try {
			return this.headers.getContentLength();
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

	/**
	 * Return the content coding that the client did not decode, or {@code null}.
	 */
	@Nullable String contentEncoding() {
		String encoding = this.headers.getFirst(HttpHeaders.CONTENT_ENCODING);
		return (encoding == null || encoding.isBlank() || encoding.strip().equalsIgnoreCase("identity")) ? null
				: encoding;
	}

	/**
	 * Determine what the response means.
	 * @param body the body, or its start if it is longer than {@link #MAX_BODY} or not
	 * wanted; {@code null} if it could not be read
	 * @return the exception, or {@code null} if nothing failed
	 */
	@Nullable PaykkaException failure(byte @Nullable [] body) {
		String retryAfter = this.headers.getFirst(HttpHeaders.RETRY_AFTER);
		Map<String, Object> members = (body != null) ? members(body) : null;
		PeerProblem problem = problem(members, retryAfter);
		if (problem != null) {
			return problem.toException();
		}
		if (this.target == RequestTarget.PEER) {
			return isSuccess() ? null : PeerProblem.ofStatus(this.status, retryAfter);
		}
		byte[] start = (body != null) ? body : new byte[0];
		if (members == null && isSuccess() && passesUnread(start)) {
			return null;
		}
		boolean withoutJson = members == null && !isSuccess() && !isMeantAsJson(body);
		GatewayResponse response = gatewayResponse(withoutJson ? Map.of() : members, retryAfter);
		PaykkaErrorCode code = response.toErrorCode();
		if (code != null && code.isRetryable() && start.length > MAX_BODY) {
			// Only a response understood from start to end may invite a retry
			response = gatewayResponse(null, retryAfter);
		}
		if (code == null && !this.typeReadable) {
			// The caller could not read this body either
			response = gatewayResponse(null, retryAfter);
			code = response.toErrorCode();
		}
		return (code != null) ? response.toException(obstacle(start)) : null;
	}

	private @Nullable PeerProblem problem(@Nullable Map<String, Object> members, @Nullable String retryAfter) {
		if (members == null) {
			return null;
		}
		if (isProblem()) {
			return PeerProblem.of(this.status, members, retryAfter);
		}
		return isSuccess() ? null : PeerProblem.ofPlainJson(this.status, members, retryAfter);
	}

	private GatewayResponse gatewayResponse(@Nullable Map<String, Object> members, @Nullable String retryAfter) {
		return GatewayResponse.of(this.target.kind(), this.status, members, retryAfter, this.path);
	}

	private @Nullable Map<String, Object> members(byte[] body) {
		if (body.length == 0 || !wants(BodyFormat.firstByte(body))) {
			return null;
		}
		return (body.length > MAX_BODY) ? ResponseContent.readStart(body) : ResponseContent.read(body);
	}

	private boolean isMeantAsJson(byte @Nullable [] body) {
		if (body == null) {
			return this.format == BodyFormat.JSON;
		}
		int first = BodyFormat.firstByte(body);
		return first == '{' || first == '[' || (first >= 0 && this.type != null && this.format == BodyFormat.JSON);
	}

	private boolean passesUnread(byte[] body) {
		if (body.length == 0) {
			return isAnnouncedAsEmpty();
		}
		return contentEncoding() == null && !wants(BodyFormat.firstByte(body)) && !this.format.mustBeObject();
	}

	private boolean isAnnouncedAsEmpty() {
		List<String> lengths = this.headers.getValuesAsList(HttpHeaders.CONTENT_LENGTH);
		return !lengths.isEmpty() && lengths.stream().allMatch("0"::equals);
	}

	private @Nullable IOException obstacle(byte[] body) {
		String encoding = contentEncoding();
		if (encoding != null) {
			String name = SafeText.line(encoding.toLowerCase(Locale.ROOT), MAX_NAME);
			return new IOException("The HTTP client did not decode the body's content coding: " + name);
		}
		if (!this.typeReadable) {
			return new IOException("The Content-Type can't be read");
		}
		if (body.length == 0) {
			return new IOException("The body is empty, but no Content-Length announced that");
		}
		if (body.length > MAX_BODY) {
			return new IOException("The body is too long, and the codes at its start are inconclusive");
		}
		return (this.format == BodyFormat.HTML)
				? new IOException("The body is HTML, perhaps from a proxy or a login page") : null;
	}

}
