package com.paykka.errors;

import java.util.function.Predicate;

import com.paykka.errors.PaykkaException.Origin;
import org.jspecify.annotations.Nullable;

/**
 * True for a fault of the gateway, or of a sister service, that circuit breakers count:
 * the nearest {@link PaykkaException} of the chain of causes was decided there and is
 * 4006, 6000, 6002 or 6007, or 6008 without an upstream code. What lies beneath it does
 * not count, nor does anything beneath an {@link Error}.
 * <p>
 * It is false for 6006, as whoever tests stolen cards could close the shop with it, for
 * 5018, which is a single bank's, and for every decline.
 */
public final class GatewayFaultPredicate implements Predicate<@Nullable Throwable> {

	/**
	 * Create the predicate. It holds no state.
	 */
	public GatewayFaultPredicate() {
	}

	@Override
	public boolean test(@Nullable Throwable throwable) {
		PaykkaException exception = PaykkaException.findDeciding(throwable);
		if (exception == null || exception.getOrigin() == Origin.APPLICATION) {
			return false;
		}
		return switch (exception.getErrorCode()) {
			case NETWORK_FLUCTUATION, NETWORK_ERROR, RETRY_TRANSACTION, SYSTEM_ERROR -> true;
			case UNKNOWN_ERROR -> exception.getUpstreamCode() == null;
			default -> false;
		};
	}

}
