package com.paykka.errors.example.payment;

import java.util.Map;
import java.util.Set;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended, as far as a response of the gateway reveals it.
 *
 * @param result how it ended
 * @param failure why it failed, or {@code null}
 * @param orderId PayKKa's number of what succeeded, or {@code null}
 */
public record Outcome(Result result, @Nullable PaykkaException failure, @Nullable String orderId) {

	private static final Set<PaykkaErrorCode> NOT_FOUND = Set.of(PaykkaErrorCode.CHECKOUT_NOT_FOUND,
			PaykkaErrorCode.ORDER_NOT_FOUND, PaykkaErrorCode.REFUND_NOT_FOUND);

	private static final Set<String> PAID_AND_GIVEN_BACK = Set.of("REFUNDED", "PARTIALLY_REFUNDED",
			"PARTIALLY_REVERSED");

	static Outcome of(Result result) {
		return new Outcome(result, null, null);
	}

	/**
	 * Read a response to a request that did not fail, or to a query.
	 */
	static Outcome of(Attempt attempt, String merchantId, @Nullable Map<String, Object> body) {
		GatewayResponse response = GatewayResponse.of(200, body, null);
		Map<?, ?> data = (body != null && body.get("data") instanceof Map<?, ?> members) ? members : Map.of();
		Result result = resultOf(attempt.operation(), response, data.get("status"));
		boolean refund = attempt.operation() == Operation.REFUND;
		// Without PayKKa's number, it speaks of a checkout session
		if (result == Result.OPEN || data.get(refund ? "refund_order_id" : "order_id") == null) {
			return of(Result.OPEN);
		}
		Object merchant = data.get("merchant_id");
		if (!attempt.matches(response) || (merchant != null && !merchantId.equals(merchant))) {
			return of(Result.ODD);
		}
		return new Outcome(result, response.toException(), response.getOrderId());
	}

	private static Result resultOf(Operation operation, GatewayResponse response, @Nullable Object status) {
		PaykkaException failure = response.toException();
		return switch (response.getState()) {
			// The payment stands, and has not been voided
			case SUCCEEDED, AUTHORIZED -> (operation == Operation.VOID) ? Result.NOT_FOUND : Result.SUCCEEDED;
			// 5010 is a payment in review, which a shopper sees as still in process
			case FAILED ->
				(failure != null && failure.getErrorCode().forShopper() == PaykkaErrorCode.PAYMENT_PROCESSING)
						? Result.OPEN : Result.FAILED;
			case OTHER -> (failure == null) ? resultOf(operation, String.valueOf(status)) : Result.OPEN;
			case PENDING -> Result.OPEN;
		};
	}

	private static Result resultOf(Operation operation, String status) {
		return switch (operation) {
			case PAYMENT -> PAID_AND_GIVEN_BACK.contains(status) ? Result.SUCCEEDED
					: status.equals("CANCELED") ? Result.FAILED : Result.OPEN;
			case VOID -> status.equals("CANCELED") ? Result.SUCCEEDED : Result.OPEN;
			case REFUND -> status.equals("SUCCESS") ? Result.SUCCEEDED : Result.OPEN;
			case CAPTURE -> Result.OPEN;
		};
	}

	/**
	 * Return what a failed request means. It has failed for certain only if the response
	 * names it; anything else stays open until a query settles it.
	 */
	static Outcome ofFailure(Attempt attempt, PaykkaException failure) {
		return new Outcome(switch (failure.getErrorCode().getAdvice()) {
			case RETRY -> Result.REPEAT;
			case CHECK_STATUS, START_AGAIN -> Result.OPEN;
			default -> attempt.transId().equals(failure.getUpstreamTransId()) ? Result.FAILED : Result.OPEN;
		}, failure, null);
	}

	/**
	 * Return what a failed query means.
	 */
	static Outcome ofFailedQuery(PaykkaException failure) {
		return new Outcome(NOT_FOUND.contains(failure.getErrorCode()) ? Result.NOT_FOUND : Result.OPEN, failure, null);
	}

	/**
	 * The result of an attempt.
	 */
	public enum Result {

		/** The gateway has done what it was asked to do. */
		SUCCEEDED,

		/** The gateway has not done it, and never will. */
		FAILED,

		/** Not known yet. */
		OPEN,

		/** Not done, and the gateway asks for the same request again. */
		REPEAT,

		/** Not done, at least so far. */
		NOT_FOUND,

		/** Something else succeeded or failed: another amount, or another merchant's. */
		ODD

	}

}
