package com.paykka.errors.example.retry;

import java.time.Duration;
import java.util.function.Predicate;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.RetryableErrorPredicate;

/**
 * True for what may be retried after a wait that a thread can spend.
 */
public class RetryableSoon implements Predicate<Throwable> {

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

	private final RetryableErrorPredicate retryable = new RetryableErrorPredicate();

	@Override
	public boolean test(Throwable failure) {
		return this.retryable.test(failure) && waitAfter(failure).compareTo(LONGEST_WAIT) <= 0;
	}

	static Duration waitAfter(Throwable failure) {
		PaykkaException exception = PaykkaException.find(failure);
		Duration retryAfter = (exception != null) ? exception.getRetryAfter() : null;
		return (retryAfter != null) ? retryAfter : Duration.ofMillis(500);
	}

}
