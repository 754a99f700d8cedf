package com.paykka.errors.example.retry;

import java.time.Duration;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/**
 * Belongs to one call, whose last wait it remembers: a BackOff is not told the failure.
 */
class RetryAfterPolicy implements RetryPolicy {

	private Duration wait = Duration.ZERO;

	private int retries;

	@Override
	public boolean shouldRetry(Throwable failure) {
		this.wait = RetryableSoon.waitAfter(failure);
		return new RetryableSoon().test(failure);
	}

	@Override
	public BackOff getBackOff() {
		return () -> () -> (this.retries++ < 2) ? this.wait.toMillis() : BackOffExecution.STOP;
	}

}
