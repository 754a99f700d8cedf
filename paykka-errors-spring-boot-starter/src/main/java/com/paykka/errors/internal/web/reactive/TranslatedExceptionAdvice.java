package com.paykka.errors.internal.web.reactive;

import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.translation.FailureResolver;
import com.paykka.errors.internal.translation.UnexpectedExceptions;
import org.jspecify.annotations.Nullable;
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

	private final FailureResolver failures;

	private final @Nullable UnexpectedExceptions unexpected;

	private final ReactiveProblems problems;

	private final AdviceChain chain;

	private final int order;

	TranslatedExceptionAdvice(FailureResolver failures, @Nullable UnexpectedExceptions unexpected,
			ReactiveProblems problems, AdviceChain chain, int order) {
		this.failures = failures;
		this.unexpected = unexpected;
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
		Failure translated = this.failures.resolveTranslated(thrown);
		if (translated != null) {
			Mono<Void> handled = this.chain.handleExplicitly(translated.exception(), exchange);
			return (handled != null) ? handled : this.problems.answer(translated, thrown, exchange);
		}
		Failure invalidRequest = this.failures.resolveInvalidRequest(thrown);
		if (invalidRequest != null) {
			return this.problems.answer(invalidRequest, thrown, exchange);
		}
		Mono<Void> handled = this.chain.handleOtherwise(thrown, exchange);
		if (handled != null) {
			return handled;
		}
		return this.problems.answer((this.unexpected != null) ? this.unexpected.resolve(thrown) : null, thrown,
				exchange);
	}

}
