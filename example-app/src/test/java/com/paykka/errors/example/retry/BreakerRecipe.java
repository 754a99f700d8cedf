package com.paykka.errors.example.retry;

import java.time.Clock;
import java.util.function.Function;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;

/**
 * The circuit breaker configurations in the documentation.
 */
enum BreakerRecipe {

	CODE((name) -> BreakerGateway.config()),

	YAML(Resilience4jYaml::breaker);

	private final Function<String, CircuitBreakerConfig> configs;

	BreakerRecipe(Function<String, CircuitBreakerConfig> configs) {
		this.configs = configs;
	}

	CircuitBreaker breaker(String name, Clock clock) {
		return CircuitBreaker.of(name, CircuitBreakerConfig.from(this.configs.apply(name)).clock(clock).build());
	}

}
