package com.paykka.errors.internal.web.reactive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.RenderedProblem;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.web.ContentHeaders;
import com.paykka.errors.internal.web.Decision;
import com.paykka.errors.internal.web.FailureHandler;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.handler.ExceptionHandlingWebHandler;

/**
 * Writes problems on the reactive stack, in place of what the failed response has begun.
 * Always sends the same content type, regardless of the {@code Accept} header.
 */
public class ReactiveProblems {

	private static final String ERROR_PAGE = ReactiveProblems.class.getName() + ".ERROR_PAGE";

	private final FailureHandler failures;

	private final boolean observed;

	ReactiveProblems(FailureHandler failures, boolean observed) {
		this.failures = failures;
		this.observed = observed;
	}

	Decision decide(Throwable thrown, ReactiveFailedRequest request) {
		return this.failures.decide(thrown, handler(request.exchange()), request);
	}

	/**
	 * Respond to an exception that no controller advice has handled.
	 * @return completion, or the exception that determines the response
	 */
	Mono<Void> handleUnexpected(Throwable thrown, ServerWebExchange exchange) {
		ReactiveFailedRequest request = new ReactiveFailedRequest(exchange);
		Mono<Void> response = (exchange.getAttribute(ERROR_PAGE) != null) ? Mono.error(thrown)
				: respond(this.failures.decideUnexpected(thrown, handler(exchange), request), request);
		return response.onErrorMap(
				(ex) -> (exchange.getAttribute(ERROR_PAGE) instanceof ResponseStatusException page) ? page : thrown);
	}

	/**
	 * Respond to an exception of Spring Security with the code that it wraps.
	 * @param outage whether a login could not be checked
	 * @param otherwise what to do if it has no code
	 */
	public Mono<Void> handleRefusal(Throwable thrown, boolean outage, ServerWebExchange exchange,
			Supplier<Mono<Void>> otherwise) {
		ReactiveFailedRequest request = new ReactiveFailedRequest(exchange);
		Decision decision = this.failures.decideRefusal(thrown, outage, request);
		return (decision.failure() != null) ? respond(decision, request) : otherwise.get();
	}

	/** Respond to a refusal that has no code. */
	public Mono<Void> refuse(HttpStatus status, ServerWebExchange exchange) {
		return write(this.failures.renderRefusal(status, new ReactiveFailedRequest(exchange)), null, exchange);
	}

	private static @Nullable HandlerMethod handler(ServerWebExchange exchange) {
		return (exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod method)
				? method : null;
	}

	/**
	 * Respond to a failure, unless it is left to others or the response is committed.
	 * @return completion, or the exception if no response was written
	 */
	Mono<Void> respond(Decision decision, ReactiveFailedRequest request) {
		Failure failure = decision.openFailure();
		if (failure == null) {
			return Mono.error(decision.thrown());
		}
		try {
			RenderedProblem problem = this.failures.render(decision, request);
			if (this.observed) {
				// Spring passes it on to the observation
				request.exchange()
					.getAttributes()
					.put(ExceptionHandlingWebHandler.HANDLED_WEB_EXCEPTION, failure.exception());
			}
			return (problem != null) ? write(problem, failure.exception().getErrorCode(), request.exchange())
					: Mono.error(decision.thrown());
		}
		catch (Error ex) {
			// Reactor drops fatal errors, and the caller would wait forever
			decision.thrown().addSuppressed(ex);
			return Mono.error(decision.thrown());
		}
	}

	private static Mono<Void> write(RenderedProblem problem, @Nullable PaykkaErrorCode code,
			ServerWebExchange exchange) {
		ServerHttpResponse response = exchange.getResponse();
		HttpHeaders headers = response.getHeaders();
		HttpStatusCode status = HttpStatusCode.valueOf(problem.status());
		keepOthers(headers);
		ContentHeaders.set(problem, headers.getFirst(HttpHeaders.CACHE_CONTROL) != null, headers::set);
		if (problem.page() != null) {
			// For the observation and Boot's log line, which must not include causes
			PaykkaException cause = (code != null) ? PaykkaException.withoutStackTrace(code) : null;
			ResponseStatusException page = new ResponseStatusException(status, problem.page().get("detail"), cause);
			exchange.getAttributes().put(ERROR_PAGE, page);
			return Mono.error(page);
		}
		headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		headers.setContentLength(problem.length());
		response.setStatusCode(status);
		return response.writeWith(Mono.just(response.bufferFactory().wrap(problem.body())));
	}

	/**
	 * Drop the content headers of the failed response. The others are added again,
	 * because the method that removes a header differs between Spring Framework 6 and 7.
	 */
	private static void keepOthers(HttpHeaders headers) {
		Map<String, List<String>> kept = new LinkedHashMap<>();
		headers.forEach((name, values) -> {
			if (!ContentHeaders.isOfContent(name, values)) {
				kept.put(name, List.copyOf(values));
			}
		});
		headers.clear();
		kept.forEach((name, values) -> values.forEach((value) -> headers.add(name, value)));
	}

}
