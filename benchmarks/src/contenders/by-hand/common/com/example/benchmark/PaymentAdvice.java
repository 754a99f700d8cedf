package com.example.benchmark;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class PaymentAdvice {

	private final Counter counter;

	PaymentAdvice(MeterRegistry registry) {
		this.counter = registry.counter("payment.errors", "code", Payload.CODE);
	}

	@ExceptionHandler
	ProblemDetail handle(OrderExpiredException exception) {
		this.counter.increment();
		return exception.getBody();
	}

}
