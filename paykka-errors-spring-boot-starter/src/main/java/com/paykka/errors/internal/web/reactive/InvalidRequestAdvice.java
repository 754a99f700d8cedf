package com.paykka.errors.internal.web.reactive;

import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers requests that are invalid or can't be read.
 */
@ControllerAdvice
class InvalidRequestAdvice implements Ordered {

	private final ReactiveProblems problems;

	private final int order;

	InvalidRequestAdvice(ReactiveProblems problems, int order) {
		this.problems = problems;
		this.order = order;
	}

	@Override
	public int getOrder() {
		return this.order;
	}

	@ExceptionHandler({ WebExchangeBindException.class, HandlerMethodValidationException.class,
			MethodValidationException.class, ServerWebInputException.class })
	Mono<Void> handle(Throwable thrown, ServerWebExchange exchange) {
		return this.problems.answer(thrown, exchange);
	}

}
