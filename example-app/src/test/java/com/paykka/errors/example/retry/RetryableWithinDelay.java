package com.paykka.errors.example.retry;

import java.lang.reflect.Method;
import java.time.Duration;

import com.paykka.errors.RetryableErrorPredicate;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.resilience.retry.MethodRetryPredicate;

/**
 * True for what may be retried after the annotation's delay, which is always the same.
 */
class RetryableWithinDelay implements MethodRetryPredicate {

	private final RetryableErrorPredicate retryable = new RetryableErrorPredicate();

	private final Duration delay;

	RetryableWithinDelay(@Value("${payments.retry-delay}") Duration delay) {
		this.delay = delay;
	}

	@Override
	public boolean shouldRetry(Method method, Throwable failure) {
		return this.retryable.test(failure) && RetryableSoon.waitAfter(failure).compareTo(this.delay) <= 0;
	}

}
