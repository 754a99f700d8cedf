package com.paykka.errors.example.retry;

import java.time.Duration;
import java.util.Map;

import com.paykka.errors.GatewayFaultPredicate;
import com.paykka.errors.example.gateway.Breaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;

/**
 * Keeps calls away from a gateway that is down.
 */
class BreakerGateway implements Gateway {

	private final Gateway gateway;

	private final Breaker payments;

	private final Breaker queries;

	BreakerGateway(Gateway gateway, Breaker payments, Breaker queries) {
		this.gateway = gateway;
		this.payments = payments;
		this.queries = queries;
	}

	static CircuitBreakerConfig config() {
		return CircuitBreakerConfig.custom()
			.recordException(new GatewayFaultPredicate())
			.slidingWindowSize(20)
			.minimumNumberOfCalls(10)
			.waitDurationInOpenState(Duration.ofSeconds(30))
			.permittedNumberOfCallsInHalfOpenState(3)
			.build();
	}

	@Override
	public Map<String, Object> pay(String transId, long amount, String currency) {
		return this.payments.call(() -> this.gateway.pay(transId, amount, currency));
	}

	@Override
	public Map<String, Object> query(String transId) {
		return this.queries.call(() -> this.gateway.query(transId));
	}

}
