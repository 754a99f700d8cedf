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
 * {@code ret_code} of {@code 0}, {@code 0000} or {@code 000000}, and no sign of failure,
 * either there or within {@code data}. A response that is not understood becomes 6000,
 * because nobody knows whether money has moved. A code beside a {@code status} that may
 * mean that money has moved becomes 6008, or 4000 while nothing is decided. A success
 * does not mean paid, see {@link #getState()}, and may belong to another request, see
 * {@link #matches}.
 *
 * @since 1.0.0
 * @see <a href="https://docs.paykka.com">PayKKa's documentation: Error Handling, HTTP
 * Status Code, Transaction Error Codes, Notify Webhook</a>
 */
public final class GatewayResponse {

	private final @Nullable Integer status;

	private final @Nullable ResponseMembers members;

	private final @Nullable String retryAfter;

	private final @Nullable String request;

	private final @Nullable ReportedFailure failure;

	private final Origin origin;

	private GatewayResponse(@Nullable Integer status, @Nullable ResponseMembers members, @Nullable String retryAfter,
			@Nullable String request, @Nullable ReportedFailure failure, Origin origin) {
		this.status = status;
		this.members = members;
		this.retryAfter = retryAfter;
		this.request = request;
		this.failure = failure;
		this.origin = origin;
	}

	/**
	 * Read the response to a payment.
	 * @param status the HTTP status
	 * @param body the body as parsed by any JSON library; empty if the response announced
	 * an empty one, {@code null} if it could not be read
	 * @param retryAfter the {@code Retry-After} header, seconds or a date, several
	 * separated by commas; may be {@code null}
	 * @return the response
	 */
	public static GatewayResponse of(int status, @Nullable Map<String, ?> body, @Nullable String retryAfter) {
		return of(PaykkaRequestKind.PAYMENT, status, body, retryAfter, null);
	}

	/**
	 * Read the response to a request of any kind. A failure without a code becomes 4015
	 * for a path that ends in {@code capture}, 4016 for {@code void}, 6008 for
	 * {@code refund}, {@code remove} and {@code cancel}, and 4026 for any other.
	 * @param kind what the request was for, see {@link PaykkaRequestKind#ofPath}
	 * @param status the HTTP status
	 * @param body the body as parsed by any JSON library; empty if the response announced
	 * an empty one, {@code null} if it could not be read. If its entries repeat a name,
	 * each of them counts
	 * @param retryAfter the {@code Retry-After} header, seconds or a date, several
	 * separated by commas; may be {@code null}
	 * @param request the method and the path of the request, such as {@code POST
	 * /v3/payment/acq/payment}; may be {@code null}
	 * @return the response
	 */
	public static GatewayResponse of(PaykkaRequestKind kind, int status, @Nullable Map<String, ?> body,
			@Nullable String retryAfter, @Nullable String request) {
		boolean ofPeer = kind == PaykkaRequestKind.PEER;
		PeerProblem problem = (body != null && (ofPeer || !ResponseRules.isSuccess(status)))
				? PeerProblem.of(kind, status, body) : null;
		if (problem != null) {
			return new GatewayResponse(status, null, (retryAfter != null) ? retryAfter : problem.retryAfter(), request,
					problem.failure(), Origin.PEER);
		}
		if (ofPeer) {
			return new GatewayResponse(status, null, retryAfter, request,
					ResponseRules.isSuccess(status) ? null : PeerProblem.ofStatus(status), Origin.PEER);
		}
		ResponseMembers members = (body != null) ? ResponseMembers.of(body) : null;
		return new GatewayResponse(status, members, retryAfter, request,
				ResponseRules.ofResponse(kind, status, members, request), Origin.GATEWAY);
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
		return new GatewayResponse(null, members, null, null, ResponseRules.ofNotification(members), Origin.GATEWAY);
	}

	/**
	 * Return the exception that the response means.
	 * @return the exception, or {@code null} if nothing failed. Its origin is {@code
	 * GATEWAY}, or {@code PEER} for a problem or a response of a peer service
	 */
	public @Nullable PaykkaException toException() {
		return toException(null);
	}

	/**
	 * Return the exception that the response means, with the reason why its body could
	 * not be read.
	 * @param cause the cause to use if the response was not understood; may be
	 * {@code null}
	 * @return the exception, or {@code null} if nothing failed
	 */
	public @Nullable PaykkaException toException(@Nullable Throwable cause) {
		ReportedFailure reported = this.failure;
		if (reported == null) {
			return null;
		}
		Upstream upstream = new Upstream(this.origin, this.status, reported.code(), reported.message(), getTransId(),
				getOrderId(), (this.members != null) ? this.members.status() : null, this.request);
		return PaykkaException.of(reported.errorCode(), upstream, causeOf(reported, cause))
			.retryAfter(RetryAfter.parse(this.retryAfter, Instant.now()));
	}

	private static @Nullable Throwable causeOf(ReportedFailure reported, @Nullable Throwable cause) {
		String obstacle = reported.obstacle();
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
	 * Return the merchant's transaction number, {@code trans_id}.
	 * @return the number as it was sent, untrusted; {@code null} if there is none
	 */
	public @Nullable String getTransId() {
		return (this.members != null) ? Upstream.id(this.members.transId()) : null;
	}

	/**
	 * Return PayKKa's order number, {@code order_id}. Only a response that has one speaks
	 * of a payment; others speak of a checkout session.
	 * @return the number as it was sent, untrusted; {@code null} if there is none
	 */
	public @Nullable String getOrderId() {
		return (this.members != null) ? Upstream.id(this.members.orderId()) : null;
	}

	/**
	 * Return whether the response is about the merchant's own request. Nothing in HTTP
	 * binds a response to its request, so ask this before committing anything.
	 * @param transId the {@code trans_id} of the request, or its {@code refund_trans_id}
	 * for a refund
	 * @param amount the amount in the currency's minor unit, such as 322 for 3.22 EUR
	 * @param currency the currency's ISO 4217 code, in any case
	 * @return whether all three are in the response and equal wherever they are. The
	 * response to a void needs no amount, but an unequal one does not match
	 */
	public boolean matches(String transId, long amount, String currency) {
		ResponseMembers sent = this.members;
		if (sent == null || transId == null || currency == null) {
			return false;
		}
		boolean amountMatches = sent.hasAmount(amount)
				|| (!sent.has("amount") && RequestPath.of(this.request).endsWith("void"));
		return sent.hasTransId(transId) && amountMatches && sent.hasCurrency(currency);
	}

	/**
	 * Return the state of the payment that the response is about, taken from {@code
	 * status}. It is {@code SUCCEEDED} or {@code AUTHORIZED} only if nothing failed,
	 * everything was understood, and an {@code order_id} shows that the response speaks
	 * of a payment; a notification also needs the type {@code PAYMENT.SUCCESS} or {@code
	 * PAYMENT.AUTHORIZATION}. A refund or a void is neither.
	 * @return the state
	 */
	public State getState() {
		ResponseMembers sent = this.members;
		if (sent == null || !sent.isUnderstood() || !sent.isDataUnderstood()) {
			return State.OTHER;
		}
		State state = State.of(sent.statuses());
		return switch (state) {
			case SUCCEEDED -> isOfPayment(sent, "PAYMENT.SUCCESS") ? state : State.OTHER;
			case AUTHORIZED -> isOfPayment(sent, "PAYMENT.AUTHORIZATION") ? state : State.OTHER;
			case FAILED -> isContradictedByType(sent) ? State.OTHER : state;
			default -> state;
		};
	}

	private boolean isOfPayment(ResponseMembers sent, String type) {
		boolean successful = (this.status != null) ? ResponseRules.isSuccess(this.status) && sent.isSuccess()
				: sent.types().equals(Set.of(type));
		RequestPath path = RequestPath.of(this.request);
		boolean refund = sent.isOfRefund() || path.contains("refund") || path.contains("void");
		return successful && !refund && this.failure == null && sent.failures().isEmpty() && sent.orderId() != null;
	}

	private boolean isContradictedByType(ResponseMembers sent) {
		return this.status == null && !sent.types().stream().allMatch((type) -> type.endsWith(".FAILURE"));
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

		/**
		 * {@code PROCESSING} or {@code PENDING}, or {@code REVIEWING} for a refund: not
		 * decided yet.
		 */
		PENDING,

		/** {@code FAILURE}, or another word for it, such as {@code DECLINED}: failed. */
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
			String status = statuses.iterator().next();
			return switch (status) {
				case "SUCCESS" -> SUCCEEDED;
				case "AUTHORIZED" -> AUTHORIZED;
				default ->
					ResponseRules.isUndecided(status) ? PENDING : ResponseRules.isFailed(status) ? FAILED : OTHER;
			};
		}

	}

}
