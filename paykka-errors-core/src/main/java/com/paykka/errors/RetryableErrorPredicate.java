package com.paykka.errors;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * True for what may be sent again as it is: the nearest {@link PaykkaException} of the
 * chain of causes is retryable (6002 or 6006). What lies beneath it does not count, nor
 * does anything beneath an {@link Error}. It looks at PayKKa's catalogue alone, so that
 * no setting lets a payment be sent twice. Resilience4j takes it by class name; Spring's
 * {@code RetryPolicy} and Spring Retry take it as a lambda.
 */
public final class RetryableErrorPredicate implements Predicate<@Nullable Throwable> {

	private final @Nullable Duration longestWait;

	/**
	 * Create a predicate for any time to wait.
	 */
	public RetryableErrorPredicate() {
		this.longestWait = null;
	}

	/**
	 * Create a predicate for what may be sent again soon.
	 * @param longestWait the longest time to wait before the retry: it is false for an
	 * exception whose {@link PaykkaException#getRetryAfter()} is longer, and true where
	 * there is none
	 */
	public RetryableErrorPredicate(Duration longestWait) {
		this.longestWait = Objects.requireNonNull(longestWait, "The longest wait must not be null");
	}

	@Override
	public boolean test(@Nullable Throwable throwable) {
		PaykkaException exception = PaykkaException.findDeciding(throwable);
		return exception != null && exception.isRetryable() && isSoon(exception.getRetryAfter());
	}

	private boolean isSoon(@Nullable Duration retryAfter) {
		return this.longestWait == null || retryAfter == null || retryAfter.compareTo(this.longestWait) <= 0;
	}

}
