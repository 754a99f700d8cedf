package com.paykka.errors.example.retry;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;

/**
 * Retries with Resilience4j.
 */
class Resilience4jPayments implements Payments {

	static final RetryConfig CONFIG = RetryConfig.custom()
		.maxAttempts(3)
		.retryOnException(new RetryableSoon())
		.intervalBiFunction(new RetryAfterInterval())
		.build();

	private final Payments payments;

	private final Retry retry;

	Resilience4jPayments(Payments payments, RetryConfig config) {
		this.payments = payments;
		this.retry = Retry.of("paykka", config);
	}

	@Override
	public String pay(String transId, long amount) {
		return this.retry.executeSupplier(() -> this.payments.pay(transId, amount));
	}

}
