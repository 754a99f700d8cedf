package com.paykka.errors;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * True for a {@link PaykkaException} that may be retried (6002 or 6006) anywhere in the
 * chain of causes. Resilience4j takes it by class name; Spring's {@code RetryPolicy} and
 * Spring Retry take it as a lambda.
 */
public final class RetryableErrorPredicate implements Predicate<@Nullable Throwable> {

	/**
	 * Create the predicate. It holds no state.
	 */
	public RetryableErrorPredicate() {
	}

	@Override
	public boolean test(@Nullable Throwable throwable) {
		return PaykkaException.find(throwable, PaykkaException::isRetryable) != null;
	}

}
