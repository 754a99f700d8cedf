package com.paykka.errors;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import com.paykka.errors.PaykkaException.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Determines whether a response or a notification from the PayKKa gateway is a failure,
 * and which {@link PaykkaException} it becomes. The caller, such as an SDK, a batch job
 * or a notification endpoint, takes care of transport and parsing and passes in the
 * parts.
 *
 * <pre class="code">
 * PaykkaException failure = GatewayResponse.of(status, body, retryAfter).toException();
 * PaykkaErrorCode code = GatewayResponse.ofNotification(body).toErrorCode();
 * </pre>
 *
 * A response is a success only if it says so: it has a 2xx status, a top-level
 * {@code ret_code} of {@code 0}, {@code 0000} or {@code 000000} (unless the status is
 * 204), and no sign of failure, either there or within {@code data}. A response that is
 * not understood becomes 6000, because nobody knows whether money has moved. A success
 * does not mean paid, see {@link #getState()}.
 *
 * @since 1.0.0
 * @see <a href="https://docs.paykka.com">PayKKa's documentation: Error Handling, HTTP
 * Status Code, Transaction Error Codes, Notify Webhook</a>
 */
public final class GatewayResponse {

	private final @Nullable Integer status;

	private final @Nullable ResponseMembers members;

	private final @Nullable String retryAfter;

	private final @Nullable ResponseFailure failure;

	private GatewayResponse(@Nullable Integer status, @Nullable ResponseMembers members, @Nullable String retryAfter,
			@Nullable ResponseFailure failure) {
		this.status = status;
		this.members = members;
		this.retryAfter = retryAfter;
		this.failure = failure;
	}

	/**
	 * Read the response to a payment, capture, void or refund.
	 * @param status the HTTP status
	 * @param body the body as parsed by any JSON library; empty if there was none, {@code
	 * null} if it could not be read
	 * @param retryAfter the {@code Retry-After} header, seconds or a date; may be {@code
	 * null}
	 * @return the response
	 */
	public static GatewayResponse of(int status, @Nullable Map<String, ?> body, @Nullable String retryAfter) {
		return of(PaykkaRequestKind.PAYMENT, status, body, retryAfter, null);
	}

	/**
	 * Read the response to an operation. A failure without a code becomes 4015 for a
	 * capture, 4016 for a void, 6008 for a refund, and 4026 for any other operation.
	 * @param status the HTTP status
	 * @param body the body as parsed by any JSON library; empty if there was none, {@code
	 * null} if it could not be read
	 * @param retryAfter the {@code Retry-After} header, seconds or a date; may be {@code
	 * null}
	 * @param operation the path of the request, or its last segment, such as {@code
	 * capture}; may be {@code null}
	 * @return the response
	 */
	public static GatewayResponse of(int status, @Nullable Map<String, ?> body, @Nullable String retryAfter,
			@Nullable String operation) {
		return of(PaykkaRequestKind.PAYMENT, status, body, retryAfter, operation);
	}

	/**
	 * Read the response to a query. Its {@code error_code} and {@code status} describe
	 * the payment in question, not a failure of the query.
	 * @param status the HTTP status
	 * @param body the body as parsed by any JSON library; empty if there was none, {@code
	 * null} if it could not be read
	 * @param retryAfter the {@code Retry-After} header, seconds or a date; may be {@code
	 * null}
	 * @return the response
	 */
	public static GatewayResponse ofQuery(int status, @Nullable Map<String, ?> body, @Nullable String retryAfter) {
		return of(PaykkaRequestKind.QUERY, status, body, retryAfter, null);
	}

	/**
	 * Read the response to a request of any kind.
	 * @param kind what the request was for
	 * @param status the HTTP status
	 * @param body the body as parsed by any JSON library; empty if there was none, {@code
	 * null} if it could not be read. If its entries repeat a name, each of them counts
	 * @param retryAfter the {@code Retry-After} header, seconds or a date; may be {@code
	 * null}
	 * @param operation the path of the request, or its last segment; may be {@code null}
	 * @return the response
	 */
	public static GatewayResponse of(PaykkaRequestKind kind, int status, @Nullable Map<String, ?> body,
			@Nullable String retryAfter, @Nullable String operation) {
		ResponseMembers members = (body != null) ? ResponseMembers.of(body) : null;
		return new GatewayResponse(status, members, retryAfter,
				ResponseRules.ofResponse(kind, status, members, operation));
	}

	/**
	 * Read a notification. {@code notify_type}, or else {@code event_type}, takes
	 * precedence over {@code status}.
	 * @param body the body as parsed by any JSON library, {@code null} if it could not be
	 * read
	 * @return the notification, which is only a hint: query the payment before committing
	 * anything
	 */
	public static GatewayResponse ofNotification(@Nullable Map<String, ?> body) {
		ResponseMembers members = (body != null) ? ResponseMembers.of(body) : null;
		return new GatewayResponse(null, members, null, ResponseRules.ofNotification(members));
	}

	/**
	 * Return the exception for a gateway that did not respond: connection refused or
	 * reset, unknown host, timeout.
	 * @param cause what went wrong, may be {@code null}
	 * @return the exception, with code 6000
	 */
	public static PaykkaException noResponse(@Nullable Throwable cause) {
		return PaykkaException.of(PaykkaErrorCode.NETWORK_ERROR, new Upstream(Origin.GATEWAY, null, null, null), cause);
	}

	/**
	 * Return the exception that the response means.
	 * @return the exception, with origin {@code GATEWAY}, or {@code null} if nothing
	 * failed
	 */
	public @Nullable PaykkaException toException() {
		return toException(null);
	}

	/**
	 * Return the exception that the response means, with the reason why its body could
	 * not be read.
	 * @param cause the cause to use if the response was not understood; may be
	 * {@code null}
	 * @return the exception, with origin {@code GATEWAY}, or {@code null} if nothing
	 * failed
	 */
	public @Nullable PaykkaException toException(@Nullable Throwable cause) {
		if (this.failure == null) {
			return null;
		}
		Upstream upstream = new Upstream(Origin.GATEWAY, this.status, this.failure.code(), this.failure.message(),
				(this.members != null) ? this.members.transId() : null,
				(this.members != null) ? this.members.orderId() : null);
		return PaykkaException.of(this.failure.errorCode(), upstream, causeOf(this.failure, cause))
			.retryAfter(RetryAfter.parse(this.retryAfter, Instant.now()));
	}

	private static @Nullable Throwable causeOf(ResponseFailure failure, @Nullable Throwable cause) {
		String obstacle = failure.obstacle();
		if (obstacle == null) {
			return null;
		}
		return (cause != null) ? cause : new IOException(obstacle);
	}

	/**
	 * Return the code that the response means.
	 * @return the code, 6008 if the catalog does not have it, or {@code null} if nothing
	 * failed
	 */
	public @Nullable PaykkaErrorCode toErrorCode() {
		return (this.failure != null) ? this.failure.errorCode() : null;
	}

	/**
	 * Return the state of the payment that the response is about, taken from {@code
	 * status}. If anything in the response reports a failure, the state is never {@code
	 * SUCCEEDED} or {@code AUTHORIZED}.
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

	private boolean isContradicted(ResponseMembers members) {
		boolean failed = this.status != null && !ResponseRules.isSuccess(this.status);
		boolean reportsFailure = this.failure != null && this.failure.obstacle() == null;
		return failed || reportsFailure || !members.isUnderstood() || !members.failures().isEmpty();
	}

	/**
	 * Return a text without anything the gateway sent, which is untrusted.
	 */
	@Override
	public String toString() {
		return "GatewayResponse[" + ((this.status != null) ? "status=" + this.status : "notification") + "]";
	}

	/**
	 * The state of a payment.
	 */
	public enum State {

		/** {@code SUCCESS}: paid. */
		SUCCEEDED,

		/** {@code AUTHORIZED}: the money is reserved, but not captured. */
		AUTHORIZED,

		/** {@code PROCESSING}, or {@code REVIEWING} for a refund: not decided yet. */
		PENDING,

		/** {@code FAILURE}: failed. */
		FAILED,

		/**
		 * Any other status, such as {@code REFUNDED} or {@code CANCELED}, none, or more
		 * than one.
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
	 * Why a response is a failure.
	 *
	 * @param errorCode what it means
	 * @param code the code as it was sent, or {@code null}
	 * @param message the text sent with it, or {@code null}
	 * @param obstacle why the response was not understood, or {@code null} if it was
	 */
	record ResponseFailure(PaykkaErrorCode errorCode, @Nullable String code, @Nullable String message,
			@Nullable String obstacle) {

		static ResponseFailure of(PaykkaErrorCode errorCode) {
			return new ResponseFailure(errorCode, null, null, null);
		}

		static ResponseFailure notUnderstood(String obstacle) {
			return new ResponseFailure(PaykkaErrorCode.NETWORK_ERROR, null, null, obstacle);
		}

	}

}
