package com.paykka.errors.example.retry;

import org.springframework.retry.support.RetryTemplate;

/**
 * Retries with Spring Retry.
 */
class SpringRetryPayments implements Payments {

	private final Payments payments;

	private final RetryTemplate retry = RetryTemplate.builder()
		.maxAttempts(3)
		.retryOn(new RetryableSoon())
		.customBackoff(new RetryAfterBackOffPolicy())
		.build();

	SpringRetryPayments(Payments payments) {
		this.payments = payments;
	}

	@Override
	public String pay(String transId, long amount) {
		return this.retry.execute((attempt) -> this.payments.pay(transId, amount));
	}

}
