package com.paykka.errors;

import java.time.Instant;
import java.util.Map;

import com.paykka.errors.PaykkaException.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A problem from a peer service that also uses this project. Its code is passed on, so
 * that it survives any number of services in a row.
 *
 * @since 1.0.0
 * @param status the HTTP status
 * @param code the member {@code code}
 * @param detail the member {@code detail}
 * @param upstreamCode the member {@code upstreamCode}: the code that the peer service
 * itself received
 * @param retryAfter the time to wait before a retry, seconds or a date
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record PeerProblem(int status, String code, @Nullable String detail, @Nullable String upstreamCode,
		@Nullable String retryAfter) {

	private static final int CODE_DIGITS = 4;

	/**
	 * Recognize one of this project's problems.
	 * @param status the HTTP status
	 * @param body the {@code application/problem+json} body, as parsed by any JSON
	 * library
	 * @param retryAfter the {@code Retry-After} header, may be {@code null}
	 * @return the problem, or {@code null} if it is not one of this project's: {@code
	 * code} or {@code name} is missing, or they do not match
	 */
	public static @Nullable PeerProblem of(int status, Map<String, ?> body, @Nullable String retryAfter) {
		String code = text(body, "code");
		String name = text(body, "name");
		if (code == null || name == null || !belongTogether(code, name)) {
			return null;
		}
		return new PeerProblem(status, code, text(body, "detail"), text(body, "upstreamCode"),
				(retryAfter != null) ? retryAfter : text(body, "retryAfter"));
	}

	/**
	 * Recognize one of this project's problems sent as plain JSON, because proxies and
	 * API gateways may change the content type.
	 * @param status the HTTP status
	 * @param body the {@code application/json} body, as parsed by any JSON library
	 * @param retryAfter the {@code Retry-After} header, may be {@code null}
	 * @return the problem, or {@code null} if a member that every problem of this project
	 * has is missing, or if there is a gateway code
	 */
	public static @Nullable PeerProblem ofPlainJson(int status, Map<String, ?> body, @Nullable String retryAfter) {
		boolean complete = body.get("category") != null && body.get("retryable") != null;
		boolean ofGateway = body.get("ret_code") != null || body.get("error_code") != null;
		return (complete && !ofGateway) ? of(status, body, retryAfter) : null;
	}

	/**
	 * Return the exception for a response of a peer service that is not one of this
	 * project's problems.
	 * @param status the HTTP status, not 2xx
	 * @param retryAfter the {@code Retry-After} header, may be {@code null}
	 * @return the exception, with origin {@code PEER} and the code that the same status
	 * would mean from the gateway
	 */
	public static PaykkaException ofStatus(int status, @Nullable String retryAfter) {
		return PaykkaException.of(ResponseRules.ofStatus(status), new Upstream(Origin.PEER, status, null, null), null)
			.retryAfter(RetryAfter.parse(retryAfter, Instant.now()));
	}

	/**
	 * Return the exception for a peer service that did not respond.
	 * @param cause what went wrong, may be {@code null}
	 * @return the exception, with code 6000 and origin {@code PEER}
	 */
	public static PaykkaException noResponse(@Nullable Throwable cause) {
		return PaykkaException.of(PaykkaErrorCode.NETWORK_ERROR, new Upstream(Origin.PEER, null, null, null), cause);
	}

	private static @Nullable String text(Map<String, ?> body, String name) {
		return JsonValue.of(body.get(name)).text();
	}

	private static boolean belongTogether(String code, String name) {
		PaykkaErrorCode known = PaykkaErrorCode.resolve(code);
		// The peer service may already know codes that are new to this one
		return (known != null) ? known.name().equals(name) && known != PaykkaErrorCode.SUCCESS
				: code.length() == CODE_DIGITS
						&& code.chars().allMatch((character) -> character >= '0' && character <= '9');
	}

	/**
	 * Return the exception to pass on.
	 * @return the exception, with origin {@code PEER}; with code 6008 if the catalog does
	 * not have the peer service's code
	 */
	public PaykkaException toException() {
		PaykkaErrorCode known = PaykkaErrorCode.resolve(this.code);
		if (known == PaykkaErrorCode.SUCCESS) {
			known = null;
		}
		boolean passedOn = known != null && this.upstreamCode != null && !this.upstreamCode.isBlank();
		String sent = passedOn ? this.upstreamCode : this.code;
		Upstream upstream = new Upstream(Origin.PEER, this.status, sent, this.detail);
		PaykkaErrorCode errorCode = (known != null) ? known : PaykkaErrorCode.UNKNOWN_ERROR;
		return PaykkaException.of(errorCode, upstream, null)
			.retryAfter(RetryAfter.parse(this.retryAfter, Instant.now()));
	}

	/**
	 * Return a text without anything the peer service sent, which is untrusted.
	 */
	@Override
	public String toString() {
		return "PeerProblem[status=" + this.status + "]";
	}

}
