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

	private final RetryableErrorPredicate retryable;

	RetryableWithinDelay(@Value("${payments.retry-delay}") Duration delay) {
		this.retryable = new RetryableErrorPredicate(delay);
	}

	@Override
	public boolean shouldRetry(Method method, Throwable failure) {
		return this.retryable.test(failure);
	}

}
