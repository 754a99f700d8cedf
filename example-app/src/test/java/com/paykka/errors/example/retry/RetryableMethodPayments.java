package com.paykka.errors.example.retry;

import java.util.Map;

import org.springframework.resilience.annotation.Retryable;

/**
 * Retries with Spring Framework's {@link Retryable @Retryable}.
 */
class RetryableMethodPayments implements Payments {

	@Override
	@Retryable(predicate = RetryableWithinDelay.class, maxRetries = 2, delayString = "${payments.retry-delay}")
	public Map<String, Object> pay(Payment payment) {
		return payment.send();
	}

}
