package com.paykka.errors.example.retry;

import java.time.Duration;

import com.paykka.errors.RetryableErrorPredicate;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/**
 * Belongs to one call and remembers its last wait, because a BackOff does not see the
 * failure.
 */
class RetryAfterPolicy implements RetryPolicy {

	private final RetryableErrorPredicate retryable = new RetryableErrorPredicate(RetryWait.LONGEST);

	private Duration wait = Duration.ZERO;

	private int retries;

	@Override
	public boolean shouldRetry(Throwable failure) {
		this.wait = RetryWait.after(failure);
		return this.retryable.test(failure);
	}

	@Override
	public BackOff getBackOff() {
		return () -> () -> (this.retries++ < 2) ? this.wait.toMillis() : BackOffExecution.STOP;
	}

}
