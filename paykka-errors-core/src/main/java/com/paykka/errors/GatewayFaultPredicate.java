package com.paykka.errors;

import java.util.Objects;
import java.util.function.Predicate;

import com.paykka.errors.PaykkaException.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Selects the faults of the gateway or of a peer service that circuit breakers should
 * count. It looks at the nearest {@link PaykkaException} in the chain of causes, but
 * never below an {@link Error}. It returns true if that exception came from the gateway
 * or a peer service and has code 4006, 6000, 6002 or 6007, or 6008 without an upstream
 * code.
 * <p>
 * It returns false for 6006, because anyone who tests stolen cards could shut down the
 * shop that way, for 5018, which concerns a single bank, and for every decline.
 *
 * @since 1.0.0
 */
public final class GatewayFaultPredicate implements Predicate<@Nullable Throwable> {

	private static final Integer TOO_MANY_REQUESTS = 429;

	/**
	 * Create the predicate. It holds no state.
	 */
	public GatewayFaultPredicate() {
	}

	@Override
	public boolean test(@Nullable Throwable throwable) {
		PaykkaException exception = PaykkaException.find(throwable);
		if (exception == null || exception.getOrigin() == Origin.APPLICATION) {
			return false;
		}
		return switch (exception.getErrorCode()) {
			case NETWORK_FLUCTUATION, RETRY_TRANSACTION, SYSTEM_ERROR -> true;
			case NETWORK_ERROR -> !Objects.equals(exception.getUpstreamStatus(), TOO_MANY_REQUESTS);
			case UNKNOWN_ERROR -> exception.getOrigin() == Origin.GATEWAY && exception.getUpstreamCode() == null;
			default -> false;
		};
	}

}
