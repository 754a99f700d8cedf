package com.paykka.errors.example.retry;

import org.springframework.core.retry.RetryTemplate;

/**
 * Retries with Spring Framework's {@link RetryTemplate}.
 */
class RetryTemplatePayments implements Payments {

	private final Payments payments;

	RetryTemplatePayments(Payments payments) {
		this.payments = payments;
	}

	@Override
	public String pay(String transId, long amount) {
		return new RetryTemplate(new RetryAfterPolicy()).invoke(() -> this.payments.pay(transId, amount));
	}

}
