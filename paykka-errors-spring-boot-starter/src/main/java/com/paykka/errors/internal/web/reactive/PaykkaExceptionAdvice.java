package com.paykka.errors.internal.web.reactive;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.web.PassedOnException;
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
 * Answers {@link PaykkaException}, or passes it on to the application's handlers. Once an
 * advice takes an exception, WebFlux asks no other.
 */
@ControllerAdvice
class PaykkaExceptionAdvice implements Ordered {

	private final ReactiveProblems problems;

	private final int order;

	PaykkaExceptionAdvice(ReactiveProblems problems, int order) {
		this.problems = problems;
		this.order = order;
	}

	@Override
	public int getOrder() {
		return this.order;
	}

	@ExceptionHandler(PaykkaException.class)
	Mono<Void> handle(Throwable thrown, ServerWebExchange exchange) {
		return this.problems.handleOrPassOn(thrown, exchange).onErrorMap(PassedOnException::of);
	}

	/**
	 * Answers invalid requests.
	 */
	@ControllerAdvice
	static class OfInvalidRequests extends PaykkaExceptionAdvice {

		OfInvalidRequests(ReactiveProblems problems, int order) {
			super(problems, order);
		}

		@ExceptionHandler({ WebExchangeBindException.class, HandlerMethodValidationException.class,
				MethodValidationException.class, ServerWebInputException.class })
		Mono<Void> handleInvalidRequest(Throwable thrown, ServerWebExchange exchange) {
			return handle(thrown, exchange);
		}

	}

	/**
	 * Answers what Bean Validation itself throws.
	 */
	@ControllerAdvice
	static class OfConstraintViolations extends PaykkaExceptionAdvice {

		OfConstraintViolations(ReactiveProblems problems, int order) {
			super(problems, order);
		}

		@ExceptionHandler(ConstraintViolationException.class)
		Mono<Void> handleConstraintViolation(Throwable thrown, ServerWebExchange exchange) {
			return handle(thrown, exchange);
		}

	}

	/**
	 * Answers what the application's translators claim, which may be anything.
	 */
	@ControllerAdvice
	static class OfTranslated extends PaykkaExceptionAdvice {

		OfTranslated(ReactiveProblems problems, int order) {
			super(problems, order);
		}

		@ExceptionHandler(Exception.class)
		Mono<Void> handleAny(Throwable thrown, ServerWebExchange exchange) {
			return handle(thrown, exchange);
		}

	}

}
