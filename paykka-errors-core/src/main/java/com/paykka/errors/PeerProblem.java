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
		String code = GatewayAnswer.text(body.get("code"));
		if (code == null || !(body.get("name") instanceof String name) || !belongTogether(code, name)) {
			return null;
		}
		return new PeerProblem(status, code, GatewayAnswer.text(body.get("detail")),
				GatewayAnswer.text(body.get("upstreamCode")),
				(retryAfter != null) ? retryAfter : GatewayAnswer.text(body.get("retryAfter")));
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
