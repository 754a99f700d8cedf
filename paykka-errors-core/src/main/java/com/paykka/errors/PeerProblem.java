package com.paykka.errors;

import java.time.Instant;
import java.util.Map;

import com.paykka.errors.PaykkaException.Origin;
import org.jspecify.annotations.Nullable;

/**
 * The problem with which a sister service answered, one that uses this project, too. Its
 * code goes on, so that it survives any number of services in a row.
 *
 * @param status the HTTP status
 * @param code the member {@code code}
 * @param detail the member {@code detail}
 * @param upstreamCode the member {@code upstreamCode}: what the sister service itself got
 * @param retryAfter the time to retry after, seconds or a date
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record PeerProblem(int status, String code, @Nullable String detail, @Nullable String upstreamCode,
		@Nullable String retryAfter) {

	private static final int CODE_DIGITS = 4;

	/**
	 * Recognize a problem of this project.
	 * @param status the HTTP status
	 * @param body the body of an {@code application/problem+json}, as any JSON library
	 * gives it
	 * @param retryAfter the header {@code Retry-After}, may be {@code null}
	 * @return the problem, or {@code null} if it is somebody else's: {@code code} and
	 * {@code name} are missing, or do not belong together
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
	 * Recognize a problem of this project that came as plain JSON, as proxies and
	 * gateways may rename its type.
	 * @param status the HTTP status
	 * @param body the body of an {@code application/json}, as any JSON library gives it
	 * @param retryAfter the header {@code Retry-After}, may be {@code null}
	 * @return the problem, or {@code null} if not all the members are there that each
	 * problem of this project has, or a code of the gateway is
	 */
	public static @Nullable PeerProblem ofPlainJson(int status, Map<String, ?> body, @Nullable String retryAfter) {
		boolean complete = body.get("category") != null && body.get("retryable") != null;
		boolean ofGateway = body.get("ret_code") != null || body.get("error_code") != null;
		return (complete && !ofGateway) ? of(status, body, retryAfter) : null;
	}

	/**
	 * Return the exception for a sister service whose answer is no problem of this
	 * project.
	 * @param status the HTTP status, other than 2xx
	 * @param retryAfter the header {@code Retry-After}, may be {@code null}
	 * @return the exception, of origin {@code PEER} and the code that the status of the
	 * gateway would mean
	 */
	public static PaykkaException ofStatus(int status, @Nullable String retryAfter) {
		return PaykkaException.of(AnswerRules.ofStatus(status), new Upstream(Origin.PEER, status, null, null), null)
			.retryAfter(RetryAfter.parse(retryAfter, Instant.now()));
	}

	/**
	 * Return the exception for a sister service that gave no answer.
	 * @param cause what went wrong, may be {@code null}
	 * @return the exception, of code 6000 and origin {@code PEER}
	 */
	public static PaykkaException noAnswer(@Nullable Throwable cause) {
		return PaykkaException.of(PaykkaErrorCode.NETWORK_ERROR, new Upstream(Origin.PEER, null, null, null), cause);
	}

	private static @Nullable String text(Map<String, ?> body, String name) {
		return JsonValue.of(body.get(name)).text();
	}

	private static boolean belongTogether(String code, String name) {
		PaykkaErrorCode known = PaykkaErrorCode.resolve(code);
		// The sister service may know codes that this one does not know yet
		return (known != null) ? known.name().equals(name) && known != PaykkaErrorCode.SUCCESS
				: code.length() == CODE_DIGITS
						&& code.chars().allMatch((character) -> character >= '0' && character <= '9');
	}

	/**
	 * Return the exception that goes on.
	 * @return the exception, of origin {@code PEER}; of code 6008 if the catalogue lacks
	 * the sister service's code
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
	 * Return a text without what the sister service wrote, which may hold anything.
	 */
	@Override
	public String toString() {
		return "PeerProblem[status=" + this.status + "]";
	}

}
