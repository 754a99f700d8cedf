package com.paykka.errors.example.retry;

import java.time.Duration;

import com.paykka.errors.PaykkaException;

/**
 * How long to wait before a retry.
 */
final class RetryWait {

	static final Duration LONGEST = Duration.ofSeconds(5);

	private RetryWait() {
	}

	static Duration after(Throwable failure) {
		PaykkaException exception = PaykkaException.find(failure);
		Duration retryAfter = (exception != null) ? exception.getRetryAfter() : null;
		return (retryAfter != null) ? retryAfter : Duration.ofMillis(500);
	}

}
