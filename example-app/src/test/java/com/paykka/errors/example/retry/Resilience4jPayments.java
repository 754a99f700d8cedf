package com.paykka.errors.example.retry;

import java.util.Map;

import com.paykka.errors.RetryableErrorPredicate;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;

/**
 * Retries with Resilience4j.
 */
class Resilience4jPayments implements Payments {

	private final Retry retry;

	Resilience4jPayments(Retry retry) {
		this.retry = retry;
	}

	static Retry retry() {
		RetryConfig.Builder<?> config = RetryConfig.custom().maxAttempts(3);
		retryWhatMayBeSentAgain(config);
		return Retry.of("paykka", config.build());
	}

	static void retryWhatMayBeSentAgain(RetryConfig.Builder<?> config) {
		config.retryOnException(new RetryableErrorPredicate(RetryWait.LONGEST))
			.intervalBiFunction((attempt, failure) -> RetryWait.after(failure.getLeft()).toMillis());
	}

	@Override
	public Map<String, Object> pay(Payment payment) {
		return this.retry.executeSupplier(payment::send);
	}

}
