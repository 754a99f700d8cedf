package com.paykka.errors.example.retry;

import java.util.Map;

import org.springframework.core.retry.RetryTemplate;

/**
 * Retries with Spring Framework's {@link RetryTemplate}.
 */
class RetryTemplatePayments implements Payments {

	@Override
	public Map<String, Object> pay(Payment payment) {
		return new RetryTemplate(new RetryAfterPolicy()).invoke(payment::send);
	}

}
