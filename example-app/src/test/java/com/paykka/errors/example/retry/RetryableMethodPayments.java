package com.paykka.errors.example.retry;

import org.springframework.resilience.annotation.Retryable;

/**
 * Retries with Spring Framework's {@link Retryable @Retryable}.
 */
class RetryableMethodPayments implements Payments {

	private final Payments payments;

	RetryableMethodPayments(Payments payments) {
		this.payments = payments;
	}

	@Override
	@Retryable(predicate = RetryableWithinDelay.class, maxRetries = 2, delayString = "${payments.retry-delay}")
	public String pay(String transId, long amount) {
		return this.payments.pay(transId, amount);
	}

}
