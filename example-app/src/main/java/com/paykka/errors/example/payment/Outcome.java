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
 */
public record Outcome(Result result, @Nullable PaykkaException failure) {

	private static final Set<PaykkaErrorCode> NOT_FOUND = Set.of(PaykkaErrorCode.CHECKOUT_NOT_FOUND,
			PaykkaErrorCode.ORDER_NOT_FOUND, PaykkaErrorCode.REFUND_NOT_FOUND);

	private static final Set<String> PAID_AND_GIVEN_BACK = Set.of("REFUNDED", "PARTIALLY_REFUNDED",
			"PARTIALLY_REVERSED");

	/**
	 * Read a response to a request that did not fail, or to a query.
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
			return new Outcome(isAbout(attempt, merchantId, data) ? Result.SUCCEEDED : Result.ODD, null);
		}
		// 5010 is a payment in review, which a shopper sees as still in process
		boolean failed = (response.getState() == GatewayResponse.State.FAILED
				&& (failure == null || failure.getErrorCode().forShopper() != PaykkaErrorCode.PAYMENT_PROCESSING))
				|| (attempt.operation() == Operation.PAYMENT && "CANCELED".equals(data.get("status")));
		if (failed && isAboutAnother(attempt, transId(data))) {
			return new Outcome(Result.ODD, null);
		}
		return new Outcome(failed ? Result.FAILED : Result.OPEN, failed ? failure : null);
	}

	private static boolean isGoodEnd(Operation operation, @Nullable Object status) {
		return switch (operation) {
			case PAYMENT -> status != null && PAID_AND_GIVEN_BACK.contains(status.toString());
			case VOID -> "CANCELED".equals(status);
			case REFUND -> "SUCCESS".equals(status);
			case CAPTURE -> false;
		};
	}

	/**
	 * Return whether the data is about what the gateway was asked to do.
	 */
	private static boolean isAbout(Attempt attempt, String merchantId, Map<?, ?> data) {
		return merchantId.equals(data.get("merchant_id")) && attempt.transId().equals(transId(data))
				&& attempt.money().currency().getCurrencyCode().equals(data.get("currency"))
				&& data.get("amount") instanceof Number amount && isWhole(amount)
				&& amount.longValue() == attempt.money().amount();
	}

	private static @Nullable Object transId(Map<?, ?> data) {
		Object refund = data.get("refund_trans_id");
		return (refund != null) ? refund : data.get("trans_id");
	}

	private static boolean isAboutAnother(Attempt attempt, @Nullable Object transId) {
		return transId != null && !transId.equals(attempt.transId()) && !transId.equals(attempt.payment());
	}

	private static boolean isWhole(Number amount) {
		return amount instanceof Integer || amount instanceof Long;
	}

	/**
	 * Return what a failed request means. Its advice alone determines that.
	 */
	static Outcome ofRefusal(Attempt attempt, PaykkaException failure) {
		if (isAboutAnother(attempt, failure.getUpstreamTransId())) {
			return new Outcome(Result.OPEN, failure);
		}
		return new Outcome(switch (failure.getErrorCode().getAdvice()) {
			case RETRY -> Result.REPEAT;
			case CHECK_STATUS, START_AGAIN -> Result.OPEN;
			default -> Result.FAILED;
		}, failure);
	}

	/**
	 * Return what a failed query means.
	 */
	static Outcome ofFailedQuery(PaykkaException failure) {
		return new Outcome(NOT_FOUND.contains(failure.getErrorCode()) ? Result.NOT_FOUND : Result.OPEN, failure);
	}

	/**
	 * The result of an attempt.
	 */
	public enum Result {

		/** The gateway has done what it was asked to do. */
		SUCCEEDED,

		/** The gateway has not done it. */
		FAILED,

		/** Not known yet. */
		OPEN,

		/** Not done, and the gateway asks for the same request again. */
		REPEAT,

		/** Unknown to the gateway, at least so far. */
		NOT_FOUND,

		/** Something else succeeded or failed: another amount, or another merchant's. */
		ODD

	}

}
