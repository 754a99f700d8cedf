package com.paykka.errors.example.retry;

import java.util.Map;

import com.paykka.errors.RetryableErrorPredicate;

import org.springframework.retry.support.RetryTemplate;

/**
 * Retries with Spring Retry.
 */
class SpringRetryPayments implements Payments {

	private final RetryTemplate retry = RetryTemplate.builder()
		.maxAttempts(3)
		.retryOn(new RetryableErrorPredicate(RetryWait.LONGEST))
		.customBackoff(new RetryAfterBackOffPolicy())
		.build();

	@Override
	public Map<String, Object> pay(Payment payment) {
		return this.retry.execute((attempt) -> payment.send());
	}

}
