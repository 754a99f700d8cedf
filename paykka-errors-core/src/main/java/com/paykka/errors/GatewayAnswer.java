package com.paykka.errors;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import com.paykka.errors.PaykkaException.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What the PayKKa gateway answered, or notified of: the rules by which that becomes a
 * {@link PaykkaException} or nothing. Whoever transports and parses answers passes their
 * parts, an SDK, a batch job or the endpoint for notifications alike.
 *
 * <pre class="code">
 * PaykkaException failure = GatewayAnswer.of(status, body, retryAfter).toException();
 * PaykkaErrorCode code = GatewayAnswer.ofNotification(body).toErrorCode();
 * </pre>
 *
 * An answer is a success only if it says so: a 2xx status and, unless that is 204, a
 * {@code ret_code} of {@code 0}, {@code 0000} or {@code 000000} at the top level, and
 * nothing that tells of a failure, there or within {@code data}. What is not understood
 * is 6000: whether money has moved is then unknown. A success is not yet paid, see
 * {@link #getState()}.
 *
 * @see <a href="https://docs.paykka.com">PayKKa's documentation: Error Handling, HTTP
 * Status Code, Transaction Error Codes, Notify Webhook</a>
 */
public final class GatewayAnswer {

	private final @Nullable Integer status;

	private final @Nullable AnswerMembers members;

	private final @Nullable String retryAfter;

	private final @Nullable Finding finding;

	private GatewayAnswer(@Nullable Integer status, @Nullable AnswerMembers members, @Nullable String retryAfter,
			@Nullable Finding finding) {
		this.status = status;
		this.members = members;
		this.retryAfter = retryAfter;
		this.finding = finding;
	}

	/**
	 * Read the answer to a payment, capture, void or refund.
	 * @param status the HTTP status
	 * @param body the body as any JSON library gives it; empty if there was none, and
	 * {@code null} if it could not be read
	 * @param retryAfter the header {@code Retry-After}, seconds or a date; may be
	 * {@code null}
	 * @return the answer
	 */
	public static GatewayAnswer of(int status, @Nullable Map<String, ?> body, @Nullable String retryAfter) {
		return of(PaykkaRequestKind.PAYMENT, status, body, retryAfter, null);
	}

	/**
	 * Read the answer to an operation. A capture that failed without a code is 4015, a
	 * void 4016, a refund 6008, and any other operation 4026.
	 * @param status the HTTP status
	 * @param body the body as any JSON library gives it; empty if there was none, and
	 * {@code null} if it could not be read
	 * @param retryAfter the header {@code Retry-After}, seconds or a date; may be
	 * {@code null}
	 * @param operation the path of the request, or its last segment, such as
	 * {@code capture}; may be {@code null}
	 * @return the answer
	 */
	public static GatewayAnswer of(int status, @Nullable Map<String, ?> body, @Nullable String retryAfter,
			@Nullable String operation) {
		return of(PaykkaRequestKind.PAYMENT, status, body, retryAfter, operation);
	}

	/**
	 * Read the answer to a query, whose {@code error_code} and {@code status} are those
	 * of the payment that was asked for, and no failure of the query.
	 * @param status the HTTP status
	 * @param body the body as any JSON library gives it; empty if there was none, and
	 * {@code null} if it could not be read
	 * @param retryAfter the header {@code Retry-After}, seconds or a date; may be
	 * {@code null}
	 * @return the answer
	 */
	public static GatewayAnswer ofQuery(int status, @Nullable Map<String, ?> body, @Nullable String retryAfter) {
		return of(PaykkaRequestKind.QUERY, status, body, retryAfter, null);
	}

	/**
	 * Read the answer to a request of any kind.
	 * @param kind what the request was for
	 * @param status the HTTP status
	 * @param body the body as any JSON library gives it; empty if there was none, and
	 * {@code null} if it could not be read. If a name comes twice among its entries, each
	 * of them counts
	 * @param retryAfter the header {@code Retry-After}, seconds or a date; may be
	 * {@code null}
	 * @param operation the path of the request, or its last segment; may be {@code null}
	 * @return the answer
	 */
	public static GatewayAnswer of(PaykkaRequestKind kind, int status, @Nullable Map<String, ?> body,
			@Nullable String retryAfter, @Nullable String operation) {
		AnswerMembers members = (body != null) ? AnswerMembers.of(body) : null;
		return new GatewayAnswer(status, members, retryAfter, AnswerRules.ofAnswer(kind, status, members, operation));
	}

	/**
	 * Read a notification. {@code notify_type}, or else {@code event_type}, decides
	 * before {@code status}.
	 * @param body the body as any JSON library gives it, {@code null} if it could not be
	 * read
	 * @return the notification, to be taken as a hint: query the payment before anything
	 * is committed
	 */
	public static GatewayAnswer ofNotification(@Nullable Map<String, ?> body) {
		AnswerMembers members = (body != null) ? AnswerMembers.of(body) : null;
		return new GatewayAnswer(null, members, null, AnswerRules.ofNotification(members));
	}

	/**
	 * Return the exception for a gateway that gave no answer: connection refused, host
	 * unknown, connection reset, time-out.
	 * @param cause what went wrong, may be {@code null}
	 * @return the exception, of code 6000
	 */
	public static PaykkaException noAnswer(@Nullable Throwable cause) {
		return PaykkaException.of(PaykkaErrorCode.NETWORK_ERROR, new Upstream(Origin.GATEWAY, null, null, null), cause);
	}

	/**
	 * Decide which exception the answer means.
	 * @return the exception, of origin {@code GATEWAY}, or {@code null} if nothing failed
	 */
	public @Nullable PaykkaException toException() {
		return toException(null);
	}

	/**
	 * Decide which exception the answer means, and say what kept its body from being
	 * read.
	 * @param cause the cause of the exception, if the body was not understood; may be
	 * {@code null}
	 * @return the exception, of origin {@code GATEWAY}, or {@code null} if nothing failed
	 */
	public @Nullable PaykkaException toException(@Nullable Throwable cause) {
		if (this.finding == null) {
			return null;
		}
		Upstream upstream = new Upstream(Origin.GATEWAY, this.status, this.finding.code(), this.finding.message(),
				(this.members != null) ? this.members.transId() : null,
				(this.members != null) ? this.members.orderId() : null);
		return PaykkaException.of(this.finding.errorCode(), upstream, causeOf(this.finding, cause))
			.retryAfter(RetryAfter.parse(this.retryAfter, Instant.now()));
	}

	private static @Nullable Throwable causeOf(Finding finding, @Nullable Throwable cause) {
		String obstacle = finding.obstacle();
		if (obstacle == null) {
			return null;
		}
		return (cause != null) ? cause : new IOException(obstacle);
	}

	/**
	 * Decide which code the answer means.
	 * @return the code, 6008 for one that the catalogue lacks, or {@code null} if nothing
	 * failed
	 */
	public @Nullable PaykkaErrorCode toErrorCode() {
		return (this.finding != null) ? this.finding.errorCode() : null;
	}

	/**
	 * Return the state of the payment that the answer is about, by its {@code status}.
	 * Where anything in the answer tells of a failure, the state is never
	 * {@code SUCCEEDED} or {@code AUTHORIZED}.
	 * @return the state
	 */
	public State getState() {
		if (this.members == null) {
			return State.OTHER;
		}
		State state = State.of(this.members.statuses());
		boolean good = state == State.SUCCEEDED || state == State.AUTHORIZED;
		return (good && isContradicted(this.members)) ? State.OTHER : state;
	}

	private boolean isContradicted(AnswerMembers members) {
		boolean failed = this.status != null && !AnswerRules.isSuccess(this.status);
		boolean failureFound = this.finding != null && this.finding.obstacle() == null;
		return failed || failureFound || !members.isUnderstood() || !members.failures().isEmpty();
	}

	/**
	 * Return a text without what the gateway wrote, which may hold anything.
	 */
	@Override
	public String toString() {
		return "GatewayAnswer[" + ((this.status != null) ? "status=" + this.status : "notification") + "]";
	}

	/**
	 * The state of a payment.
	 */
	public enum State {

		/** {@code SUCCESS}: paid. */
		SUCCEEDED,

		/** {@code AUTHORIZED}: the money is reserved, but not captured. */
		AUTHORIZED,

		/** {@code PROCESSING}, or {@code REVIEWING} of a refund: not decided yet. */
		PENDING,

		/** {@code FAILURE}: failed. */
		FAILED,

		/**
		 * Any other, or none: {@code REFUNDED}, {@code CANCELED}, several that contradict
		 * each other.
		 */
		OTHER;

		private static State of(Set<String> statuses) {
			if (statuses.size() != 1) {
				return OTHER;
			}
			return switch (statuses.iterator().next()) {
				case "SUCCESS" -> SUCCEEDED;
				case "AUTHORIZED" -> AUTHORIZED;
				case "PROCESSING", "REVIEWING" -> PENDING;
				case "FAILURE" -> FAILED;
				default -> OTHER;
			};
		}

	}

	/**
	 * Why an answer is a failure.
	 *
	 * @param errorCode what it means
	 * @param code the code as it was sent, or {@code null}
	 * @param message the text that came with it, or {@code null}
	 * @param obstacle what kept the answer from being understood, or {@code null}
	 */
	record Finding(PaykkaErrorCode errorCode, @Nullable String code, @Nullable String message,
			@Nullable String obstacle) {

		static Finding of(PaykkaErrorCode errorCode) {
			return new Finding(errorCode, null, null, null);
		}

		static Finding notUnderstood(String obstacle) {
			return new Finding(PaykkaErrorCode.NETWORK_ERROR, null, null, obstacle);
		}

	}

}
