package com.paykka.errors.example.retry;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;

/**
 * Retries with Resilience4j.
 */
class Resilience4jPayments implements Payments {

	private final Payments payments;

	private final Retry retry;

	Resilience4jPayments(Payments payments, Retry retry) {
		this.payments = payments;
		this.retry = retry;
	}

	static Retry retry() {
		RetryConfig config = RetryConfig.custom()
			.maxAttempts(3)
			.retryOnException(new RetryableSoon())
			.intervalBiFunction(new RetryAfterInterval())
			.build();
		return Retry.of("paykka", config);
	}

	@Override
	public String pay(String transId, long amount) {
		return this.retry.executeSupplier(() -> this.payments.pay(transId, amount));
	}

}
