package com.paykka.errors;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Selects the failures after which the same request may be sent again unchanged. It looks
 * at the nearest {@link PaykkaException} in the chain of causes, but never below an
 * {@link Error}, and returns true if that exception is retryable (6002 or 6006). Only
 * PayKKa's catalog decides, so no setting can cause a payment to be sent twice.
 * Resilience4j takes it by class name; Spring's {@code RetryPolicy} and Spring Retry take
 * it as a lambda.
 *
 * @since 1.0.0
 */
public final class RetryableErrorPredicate implements Predicate<@Nullable Throwable> {

	private final @Nullable Duration longestWait;

	/**
	 * Create a predicate that accepts any wait.
	 */
	public RetryableErrorPredicate() {
		this.longestWait = null;
	}

	/**
	 * Create a predicate that rejects failures with a long wait.
	 * @param longestWait the longest acceptable wait before the retry. Exceptions with a
	 * longer {@link PaykkaException#getRetryAfter()} are rejected; those without one are
	 * not
	 * @throws NullPointerException if it is {@code null}
	 */
	public RetryableErrorPredicate(Duration longestWait) {
		this.longestWait = Objects.requireNonNull(longestWait, "The longest wait must not be null");
	}

	@Override
	public boolean test(@Nullable Throwable throwable) {
		PaykkaException exception = PaykkaException.find(throwable);
		return exception != null && exception.isRetryable() && isSoon(exception.getRetryAfter());
	}

	private boolean isSoon(@Nullable Duration retryAfter) {
		return this.longestWait == null || retryAfter == null || retryAfter.compareTo(this.longestWait) <= 0;
	}

}
