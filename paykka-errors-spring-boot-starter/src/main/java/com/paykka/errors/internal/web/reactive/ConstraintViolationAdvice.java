package com.paykka.errors.internal.web.reactive;

import jakarta.validation.ConstraintViolationException;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers what Bean Validation throws itself.
 */
@ControllerAdvice
class ConstraintViolationAdvice implements Ordered {

	private final ReactiveProblems problems;

	private final int order;

	ConstraintViolationAdvice(ReactiveProblems problems, int order) {
		this.problems = problems;
		this.order = order;
	}

	@Override
	public int getOrder() {
		return this.order;
	}

	@ExceptionHandler(ConstraintViolationException.class)
	Mono<Void> handle(Throwable thrown, ServerWebExchange exchange) {
		return this.problems.answer(thrown, exchange);
	}

}
