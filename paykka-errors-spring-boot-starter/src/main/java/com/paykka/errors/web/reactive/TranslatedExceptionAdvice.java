package com.paykka.errors.web.reactive;

import com.paykka.errors.translation.Failure;
import com.paykka.errors.translation.Failures;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ServerWebExchange;

/**
 * Asks the application's translators, where there are any, and passes on to the next
 * advice what they do not claim.
 */
@ControllerAdvice
class TranslatedExceptionAdvice implements Ordered {

	private final Failures failures;

	private final ReactiveProblems problems;

	private final AdviceChain chain;

	private final int order;

	TranslatedExceptionAdvice(Failures failures, ReactiveProblems problems, AdviceChain chain, int order) {
		this.failures = failures;
		this.problems = problems;
		this.chain = chain;
		this.order = order;
	}

	@Override
	public int getOrder() {
		return this.order;
	}

	@ExceptionHandler(Exception.class)
	Mono<Void> handle(Throwable thrown, ServerWebExchange exchange) {
		Failure failure = this.failures.resolveTranslated(thrown);
		Mono<Void> handled = (failure != null) ? this.chain.handleExplicitly(failure.exception(), exchange)
				: this.chain.handleByAny(thrown, exchange);
		return (handled != null) ? handled : this.problems.answer(failure, thrown, exchange);
	}

}
