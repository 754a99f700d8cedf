package com.paykka.errors.example;

import java.util.Map;
import java.util.Set;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended, as far as a response of the gateway tells.
 *
 * @param kind how it ended
 * @param failure why it failed, or {@code null}
 */
record Outcome(Kind kind, @Nullable PaykkaException failure) {

	private static final Set<PaykkaErrorCode> NOT_FOUND = Set.of(PaykkaErrorCode.CHECKOUT_NOT_FOUND,
			PaykkaErrorCode.ORDER_NOT_FOUND, PaykkaErrorCode.REFUND_NOT_FOUND);

	private static final Set<String> PAID_AND_GIVEN_BACK = Set.of("REFUNDED", "PARTIALLY_REFUNDED",
			"PARTIALLY_REVERSED");

	/**
	 * Read a response that has passed, or the one to a query.
	 */
	static Outcome of(Attempt attempt, String merchantId, @Nullable Map<String, Object> body) {
		GatewayResponse response = GatewayResponse.of(200, body, null);
		Map<?, ?> data = (body != null && body.get("data") instanceof Map<?, ?> members) ? members : Map.of();
		PaykkaException failure = response.toException();
		boolean succeeded = switch (response.getState()) {
			case SUCCEEDED, AUTHORIZED -> true;
			case OTHER -> failure == null && isGoodEnd(attempt.operation(), data.get("status"));
			case PENDING, FAILED -> false;
		};
		if (succeeded) {
			return new Outcome(isAbout(attempt, merchantId, data) ? Kind.SUCCEEDED : Kind.ODD, null);
		}
		// 5010 is a payment in review: the shopper is told that it is still in process
		boolean failed = (response.getState() == GatewayResponse.State.FAILED
				&& (failure == null || failure.getErrorCode().forShopper() != PaykkaErrorCode.PAYMENT_PROCESSING))
				|| (attempt.operation() == Operation.PAYMENT && "CANCELED".equals(data.get("status")));
		if (failed && isAboutAnother(attempt, data.get("trans_id"))) {
			return new Outcome(Kind.ODD, null);
		}
		return new Outcome(failed ? Kind.FAILED : Kind.OPEN, failed ? failure : null);
	}

	private static boolean isGoodEnd(Operation operation, @Nullable Object status) {
		return switch (operation) {
			case PAYMENT -> status != null && PAID_AND_GIVEN_BACK.contains(status.toString());
			case VOID -> "CANCELED".equals(status);
			case CAPTURE, REFUND -> false;
		};
	}

	/**
	 * Return whether what succeeded is what the gateway was asked for.
	 */
	private static boolean isAbout(Attempt attempt, String merchantId, Map<?, ?> data) {
		return merchantId.equals(data.get("merchant_id")) && attempt.transId().equals(data.get("trans_id"))
				&& attempt.money().currency().getCurrencyCode().equals(data.get("currency"))
				&& data.get("amount") instanceof Number amount && isWhole(amount)
				&& amount.longValue() == attempt.money().amount();
	}

	private static boolean isAboutAnother(Attempt attempt, @Nullable Object transId) {
		return transId != null && !transId.equals(attempt.transId()) && !transId.equals(attempt.payment());
	}

	private static boolean isWhole(Number amount) {
		return amount instanceof Integer || amount instanceof Long;
	}

	/**
	 * Decide by its advice what a failure to send means, whatever its category.
	 */
	static Outcome ofRefusal(Attempt attempt, PaykkaException failure) {
		if (isAboutAnother(attempt, failure.getUpstreamTransId())) {
			return new Outcome(Kind.OPEN, failure);
		}
		return new Outcome(switch (failure.getErrorCode().getAdvice()) {
			case RETRY -> Kind.REPEAT;
			case CHECK_STATUS, START_AGAIN -> Kind.OPEN;
			default -> Kind.FAILED;
		}, failure);
	}

	/**
	 * Decide what the failure of a query means.
	 */
	static Outcome ofFailedQuery(PaykkaException failure) {
		return new Outcome(NOT_FOUND.contains(failure.getErrorCode()) ? Kind.NOT_FOUND : Kind.OPEN, failure);
	}

	/**
	 * How an attempt ended.
	 */
	enum Kind {

		/** The gateway has done what it was asked for. */
		SUCCEEDED,

		/** The gateway has not done it. */
		FAILED,

		/** Not known yet. */
		OPEN,

		/** Not done, and the gateway asks for the same again. */
		REPEAT,

		/** The gateway does not know it, at least not yet. */
		NOT_FOUND,

		/** Something else succeeded or failed: other money, or another merchant's. */
		ODD

	}

}
