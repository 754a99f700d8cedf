package com.paykka.errors.internal.web.reactive;

import java.util.Locale;

import com.paykka.errors.internal.problem.AudienceSelector;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.problem.RenderedProblem;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.translation.FailureResolver;
import com.paykka.errors.internal.web.SameFailure;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.handler.ExceptionHandlingWebHandler;

/**
 * Answers failures on the reactive stack. The content type is set here, whatever the
 * caller accepts, and the body is written at once.
 */
class ReactiveProblems {

	private static final String REPORTED = ReactiveProblems.class.getName() + ".REPORTED";

	private final FailureResolver failures;

	private final ProblemRenderer renderer;

	private final AudienceSelector audiences;

	private final ExtensionFaults extensionFaults;

	private final boolean observed;

	/**
	 * Create the answers.
	 * @param failures decides which exceptions are answered
	 * @param renderer renders the problems
	 * @param audiences decides whom a problem is for
	 * @param extensionFaults where to report that no locale could be found
	 * @param observed whether observations are told of failures
	 */
	ReactiveProblems(FailureResolver failures, ProblemRenderer renderer, AudienceSelector audiences,
			ExtensionFaults extensionFaults, boolean observed) {
		this.failures = failures;
		this.renderer = renderer;
		this.audiences = audiences;
		this.extensionFaults = extensionFaults;
		this.observed = observed;
	}

	/**
	 * Answer an exception that is this project's business.
	 * @param thrown the exception as it was thrown
	 * @param exchange the exchange that failed
	 * @return completion, or the same exception if it is not this project's business or
	 * if the response is committed already
	 */
	Mono<Void> answer(Throwable thrown, ServerWebExchange exchange) {
		return answer(this.failures.resolve(thrown), thrown, exchange);
	}

	/**
	 * Answer a failure.
	 * @param failure the failure, {@code null} for none of this project's business
	 * @param thrown the exception as it was thrown
	 * @param exchange the exchange that failed
	 * @return completion, or the same exception if there is no failure or if the response
	 * is committed already
	 */
	Mono<Void> answer(@Nullable Failure failure, Throwable thrown, ServerWebExchange exchange) {
		if (failure == null) {
			return Mono.error(thrown);
		}
		try {
			return answerFailure(failure, thrown, exchange);
		}
		catch (Error ex) {
			// Of a virtual machine's errors Reactor tells nobody, and the caller would
			// wait
			thrown.addSuppressed(ex);
			return Mono.error(thrown);
		}
	}

	private Mono<Void> answerFailure(Failure failure, Throwable thrown, ServerWebExchange exchange) {
		ProblemRequest request = new ProblemRequest(exchange.getRequest().getMethod().name(),
				exchange.getRequest().getURI().getRawPath(), locale(exchange), this.audiences.of(exchange::getRequest));
		if (!SameFailure.test(exchange.getAttributes().put(REPORTED, thrown), thrown)) {
			this.renderer.report(failure, request);
		}
		if (this.observed) {
			// From here Spring tells the observation
			exchange.getAttributes().put(ExceptionHandlingWebHandler.HANDLED_WEB_EXCEPTION, failure.exception());
		}
		if (exchange.getResponse().isCommitted()) {
			return Mono.error(thrown);
		}
		return write(this.renderer.render(failure, request), exchange.getResponse());
	}

	private @Nullable Locale locale(ServerWebExchange exchange) {
		try {
			return exchange.getLocaleContext().getLocale();
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			this.extensionFaults.report("resolving the locale of", exchange, ex);
			return null;
		}
	}

	private static Mono<Void> write(RenderedProblem problem, ServerHttpResponse response) {
		HttpHeaders headers = response.getHeaders();
		headers.clearContentHeaders();
		headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		headers.setContentLength(problem.body().length);
		if (problem.retryAfter() != null) {
			headers.set(HttpHeaders.RETRY_AFTER, problem.retryAfter());
		}
		if (problem.authenticate() != null) {
			headers.set(HttpHeaders.WWW_AUTHENTICATE, problem.authenticate());
		}
		response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
		DataBuffer buffer = response.bufferFactory().wrap(problem.body());
		return response.writeWith(Mono.just(buffer));
	}

}
