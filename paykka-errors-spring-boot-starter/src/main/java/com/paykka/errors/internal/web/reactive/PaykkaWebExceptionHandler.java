package com.paykka.errors.internal.web.reactive;

import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.translation.FailureResolver;
import com.paykka.errors.internal.translation.UnexpectedExceptions;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;

/**
 * Answers failures of WebFilters and of functional routes, ahead of Boot's error pages.
 */
class PaykkaWebExceptionHandler implements WebExceptionHandler, Ordered {

	private final FailureResolver failures;

	private final @Nullable UnexpectedExceptions unexpected;

	private final ReactiveProblems problems;

	PaykkaWebExceptionHandler(FailureResolver failures, @Nullable UnexpectedExceptions unexpected,
			ReactiveProblems problems) {
		this.failures = failures;
		this.unexpected = unexpected;
		this.problems = problems;
	}

	@Override
	public int getOrder() {
		return -2;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
		Failure failure = this.failures.resolve(thrown);
		if (failure == null && this.unexpected != null) {
			failure = this.unexpected.resolve(thrown);
		}
		return this.problems.answer(failure, thrown, exchange);
	}

}
