package com.paykka.errors.internal.web.reactive;

import com.paykka.errors.PaykkaException;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers {@link PaykkaException}, unless an advice of the application names it.
 */
@ControllerAdvice
class PaykkaExceptionAdvice implements Ordered {

	private final ReactiveProblems problems;

	private final AdviceChain chain;

	private final int order;

	PaykkaExceptionAdvice(ReactiveProblems problems, AdviceChain chain, int order) {
		this.problems = problems;
		this.chain = chain;
		this.order = order;
	}

	@Override
	public int getOrder() {
		return this.order;
	}

	@ExceptionHandler(PaykkaException.class)
	Mono<Void> handle(PaykkaException exception, Throwable thrown, ServerWebExchange exchange) {
		Mono<Void> handled = this.chain.handleExplicitly(exception, exchange);
		return (handled != null) ? handled : this.problems.answer(thrown, exchange);
	}

}
