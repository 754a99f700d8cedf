package com.paykka.errors.internal.web.reactive;

import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;

/**
 * Handles what no controller advice has handled, and failures of WebFilters, ahead of
 * Boot's error pages.
 */
class PaykkaWebExceptionHandler implements WebExceptionHandler, Ordered {

	private final ReactiveProblems problems;

	private final boolean filters;

	/**
	 * Create a handler.
	 * @param problems handles the failures
	 * @param filters whether to handle failures before a handler was found
	 */
	PaykkaWebExceptionHandler(ReactiveProblems problems, boolean filters) {
		this.problems = problems;
		this.filters = filters;
	}

	@Override
	public int getOrder() {
		return -2;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
		boolean handled = exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) != null;
		return (this.filters || handled) ? this.problems.handleUnexpected(thrown, exchange) : Mono.error(thrown);
	}

}
