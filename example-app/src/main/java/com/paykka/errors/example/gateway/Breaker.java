package com.paykka.errors.example.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;

/**
 * A circuit breaker that says when to try again.
 */
public class Breaker {

	private final CircuitBreaker breaker;

	private final Clock clock;

	private volatile Instant trial = Instant.EPOCH;

	public Breaker(CircuitBreaker breaker) {
		this.breaker = breaker;
		this.clock = breaker.getCircuitBreakerConfig().getClock();
		long wait = breaker.getCircuitBreakerConfig().getWaitIntervalFunctionInOpenState().apply(1);
		breaker.getEventPublisher().onStateTransition((event) -> {
			if (event.getStateTransition().getToState() == State.OPEN) {
				this.trial = this.clock.instant().plusMillis(wait);
			}
		});
	}

	public <T> T call(Supplier<T> request) {
		try {
			return this.breaker.executeSupplier(request);
		}
		catch (CallNotPermittedException ex) {
			throw new PaykkaException(PaykkaErrorCode.RETRY_TRANSACTION, ex).retryAfter(remainingWait());
		}
	}

	private Duration remainingWait() {
		long seconds = Duration.between(this.clock.instant(), this.trial).plusMillis(999).toSeconds();
		return Duration.ofSeconds(Math.max(1, seconds));
	}

}
