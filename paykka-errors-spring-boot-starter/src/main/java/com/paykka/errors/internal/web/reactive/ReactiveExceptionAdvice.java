package com.paykka.errors.internal.web.reactive;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.web.Decision;
import com.paykka.errors.internal.web.LeftToOthersException;
import jakarta.validation.ConstraintViolationException;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;

/**
 * Handles {@link PaykkaException}, or leaves it to the application's handlers. Due to its
 * selector, which matches every controller, Spring does not ask it again where no
 * controller is given.
 */
@ControllerAdvice(assignableTypes = Object.class)
class ReactiveExceptionAdvice implements Ordered {

	private final ReactiveProblems problems;

	private final ReactiveHandlers handlers;

	private final int order;

	ReactiveExceptionAdvice(ReactiveProblems problems, ReactiveHandlers handlers, int order) {
		this.problems = problems;
		this.handlers = handlers;
		this.order = order;
	}

	@Override
	public int getOrder() {
		return this.order;
	}

	@ExceptionHandler(PaykkaException.class)
	Mono<Void> handle(Throwable thrown, ServerWebExchange exchange) {
		ReactiveFailedRequest request = new ReactiveFailedRequest(exchange);
		Decision decision = this.problems.decide(thrown, request);
		Failure failure = decision.openFailure();
		Mono<Void> response;
		if (failure == null) {
			response = this.handlers.handle(thrown, exchange);
		}
		else if (this.handlers.take(thrown, failure)) {
			response = this.handlers.handle(thrown, exchange)
				.onErrorResume((ex) -> this.problems.respond(decision, request));
		}
		else {
			response = this.problems.respond(decision, request);
		}
		return response.onErrorMap((ex) -> new LeftToOthersException(thrown));
	}

	/** Handles invalid requests. */
	@ControllerAdvice(assignableTypes = Object.class)
	static class ReactiveInvalidRequestAdvice extends ReactiveExceptionAdvice {

		ReactiveInvalidRequestAdvice(ReactiveProblems problems, ReactiveHandlers handlers, int order) {
			super(problems, handlers, order);
		}

		@ExceptionHandler({ WebExchangeBindException.class, HandlerMethodValidationException.class,
				MethodValidationException.class, ServerWebInputException.class })
		Mono<Void> handleInvalidRequest(Throwable thrown, ServerWebExchange exchange) {
			return handle(thrown, exchange);
		}

	}

	/** Handles what Bean Validation itself throws. */
	@ControllerAdvice(assignableTypes = Object.class)
	static class ReactiveConstraintViolationAdvice extends ReactiveExceptionAdvice {

		ReactiveConstraintViolationAdvice(ReactiveProblems problems, ReactiveHandlers handlers, int order) {
			super(problems, handlers, order);
		}

		@ExceptionHandler(ConstraintViolationException.class)
		Mono<Void> handleConstraintViolation(Throwable thrown, ServerWebExchange exchange) {
			return handle(thrown, exchange);
		}

	}

}
