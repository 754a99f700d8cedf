package com.paykka.errors.internal.web.reactive;

import com.paykka.errors.internal.translation.UnexpectedExceptions;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers what no other advice handles. Comes last, and throws again what others own.
 */
@ControllerAdvice
class UnexpectedExceptionAdvice implements Ordered {

	private final UnexpectedExceptions unexpected;

	private final ReactiveProblems problems;

	UnexpectedExceptionAdvice(UnexpectedExceptions unexpected, ReactiveProblems problems) {
		this.unexpected = unexpected;
		this.problems = problems;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@ExceptionHandler(Exception.class)
	Mono<Void> handle(Throwable thrown, ServerWebExchange exchange) {
		return this.problems.answer(this.unexpected.resolve(thrown), thrown, exchange);
	}

}
