package com.paykka.errors.example.retry;

import io.github.resilience4j.core.IntervalBiFunction;
import io.github.resilience4j.core.functions.Either;

/**
 * Returns how long the last failure says to wait.
 */
public class RetryAfterInterval implements IntervalBiFunction<Object> {

	@Override
	public Long apply(Integer attempt, Either<Throwable, Object> failure) {
		return RetryableSoon.waitAfter(failure.getLeft()).toMillis();
	}

}
