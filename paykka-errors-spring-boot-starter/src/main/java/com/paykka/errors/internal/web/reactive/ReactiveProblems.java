package com.paykka.errors.internal.web.reactive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.problem.RenderedProblem;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.web.ApplicationHandlers;
import com.paykka.errors.internal.web.ContentHeaders;
import com.paykka.errors.internal.web.Decision;
import com.paykka.errors.internal.web.Decision.Owner;
import com.paykka.errors.internal.web.FailedRequest;
import com.paykka.errors.internal.web.FailurePolicy;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.handler.ExceptionHandlingWebHandler;

/**
 * Handles failures on the reactive stack. Always sends the same content type, regardless
 * of the {@code Accept} header.
 */
public class ReactiveProblems {

	private static final String DECISION = ReactiveProblems.class.getName() + ".DECISION";

	private static final String ERROR_PAGE = ReactiveProblems.class.getName() + ".ERROR_PAGE";

	private final FailurePolicy policy;

	private final Supplier<ApplicationHandlers> handlers;

	private final ObjectProvider<RequestMappingHandlerAdapter> adapter;

	private final ObjectProvider<HandlerResultHandler> resultHandlers;

	private final boolean observed;

	/**
	 * Create an instance.
	 * @param policy decides how an exception is handled
	 * @param handlers the application's handlers
	 * @param adapter calls the handlers to which an exception is left
	 * @param resultHandlers write what they return
	 * @param observed whether failures are added to observations
	 */
	ReactiveProblems(FailurePolicy policy, Supplier<ApplicationHandlers> handlers,
			ObjectProvider<RequestMappingHandlerAdapter> adapter, ObjectProvider<HandlerResultHandler> resultHandlers,
			boolean observed) {
		this.policy = policy;
		this.handlers = handlers;
		this.adapter = adapter;
		this.resultHandlers = resultHandlers;
		this.observed = observed;
	}

	/**
	 * Handle an exception that Spring has passed to the starter's controller advice, or
	 * leave it to the application's. If a handler there throws, the starter responds
	 * after all.
	 * @param thrown the exception as it was thrown
	 * @param exchange the exchange that failed
	 * @return completion, or the same exception if nothing handles it
	 */
	Mono<Void> handleOrLeave(Throwable thrown, ServerWebExchange exchange) {
		Decision decision = decide(thrown, exchange);
		Failure failure = decision.failure();
		if (failure == null || decision.owner() == Owner.OTHERS) {
			return leave(thrown, exchange);
		}
		if (this.handlers.get().take(thrown, failure, null)) {
			Decision left = remember(decision.withOwner(Owner.HANDLER), exchange);
			return leave(thrown, exchange).onErrorResume((ex) -> respond(left, exchange));
		}
		return respond(decision, exchange);
	}

	/**
	 * Let Spring choose and call a handler without regard to the controller, so that it
	 * does not choose the starter's.
	 */
	private Mono<Void> leave(Throwable thrown, ServerWebExchange exchange) {
		// Empty if a handler threw what Spring takes for a lost connection
		return this.adapter.getObject()
			.handleError(exchange, thrown)
			.switchIfEmpty(Mono.error(thrown))
			.flatMap((result) -> handlerOf(result).handleResult(exchange, result));
	}

	private HandlerResultHandler handlerOf(HandlerResult result) {
		return this.resultHandlers.orderedStream()
			.filter((candidate) -> candidate.supports(result))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No HandlerResultHandler for " + result.getReturnType()));
	}

	/**
	 * Handle an exception that no controller advice has handled.
	 * @param thrown the exception
	 * @param exchange the exchange that failed
	 * @return completion, or the same exception if it is left to others
	 */
	Mono<Void> respond(Throwable thrown, ServerWebExchange exchange) {
		return respond(this.policy.decideUnexpected(decide(thrown, exchange)), exchange).onErrorMap(
				(ex) -> (exchange.getAttribute(ERROR_PAGE) instanceof ResponseStatusException page) ? page : thrown);
	}

	/**
	 * Respond to an exception of Spring Security with the code that it wraps.
	 * @param thrown the exception
	 * @param outage whether a login could not be checked
	 * @param exchange the exchange that was refused
	 * @param otherwise what to do if it has no code
	 * @return completion
	 */
	public Mono<Void> handleRefusal(Throwable thrown, boolean outage, ServerWebExchange exchange,
			Supplier<Mono<Void>> otherwise) {
		Decision decision = this.policy.decideRefusal(decide(thrown, exchange), outage);
		return (decision.failure() != null) ? respond(decision, exchange) : otherwise.get();
	}

	/**
	 * Respond to a refusal that has no code.
	 * @param status the HTTP status
	 * @param exchange the exchange that was refused
	 * @return completion
	 */
	public Mono<Void> refuse(HttpStatus status, ServerWebExchange exchange) {
		keepOthers(exchange.getResponse().getHeaders());
		return write(this.policy.renderRefusal(status, new ReactiveFailedRequest(exchange)), exchange.getResponse());
	}

	private Decision decide(Throwable thrown, ServerWebExchange exchange) {
		return (exchange.getAttribute(DECISION) instanceof Decision known && known.isAbout(thrown)) ? known
				: remember(this.policy.decide(thrown, handler(exchange)), exchange);
	}

	private static Decision remember(Decision decision, ServerWebExchange exchange) {
		exchange.getAttributes().put(DECISION, decision);
		return decision;
	}

	private static @Nullable HandlerMethod handler(ServerWebExchange exchange) {
		return (exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod method)
				? method : null;
	}

	private Mono<Void> respond(Decision decision, ServerWebExchange exchange) {
		Failure failure = decision.failure();
		if (failure == null || decision.owner() == Owner.OTHERS) {
			return Mono.error(decision.thrown());
		}
		// So that no other layer handles it again
		remember(decision.withOwner(Owner.OTHERS), exchange);
		try {
			return respond(failure, decision, exchange);
		}
		catch (Error ex) {
			// Reactor drops fatal errors, and the caller would wait forever
			decision.thrown().addSuppressed(ex);
			return Mono.error(decision.thrown());
		}
	}

	private Mono<Void> respond(Failure failure, Decision decision, ServerWebExchange exchange) {
		RenderedProblem problem = this.policy.render(failure, new ReactiveFailedRequest(exchange));
		if (this.observed) {
			// Spring passes it on to the observation
			exchange.getAttributes().put(ExceptionHandlingWebHandler.HANDLED_WEB_EXCEPTION, failure.exception());
		}
		if (exchange.getResponse().isCommitted()) {
			return Mono.error(decision.thrown());
		}
		keepOthers(exchange.getResponse().getHeaders());
		if (problem.page() != null) {
			writeHeaders(problem, exchange.getResponse().getHeaders());
			// For the observation and Boot's log line, which must not include causes
			PaykkaException cause = PaykkaException.withoutStackTrace(failure.exception().getErrorCode());
			exchange.getAttributes()
				.put(ERROR_PAGE, new ResponseStatusException(HttpStatusCode.valueOf(problem.status()),
						problem.page().get("detail"), cause));
			return Mono.error(decision.thrown());
		}
		return write(problem, exchange.getResponse());
	}

	private static Mono<Void> write(RenderedProblem problem, ServerHttpResponse response) {
		HttpHeaders headers = response.getHeaders();
		headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		headers.setContentLength(problem.length());
		writeHeaders(problem, headers);
		response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
		DataBuffer buffer = response.bufferFactory().wrap(problem.body());
		return response.writeWith(Mono.just(buffer));
	}

	private static void writeHeaders(RenderedProblem problem, HttpHeaders headers) {
		headers.setCacheControl(CacheControl.noStore());
		if (problem.retryAfter() != null) {
			headers.set(HttpHeaders.RETRY_AFTER, problem.retryAfter());
		}
		if (problem.authenticate() != null) {
			headers.set(HttpHeaders.WWW_AUTHENTICATE, problem.authenticate());
		}
	}

	/**
	 * Drop the content headers of the failed response. The others are added again,
	 * because the method that removes a header differs between Spring Framework 6 and 7.
	 */
	private static void keepOthers(HttpHeaders headers) {
		Map<String, List<String>> kept = new LinkedHashMap<>();
		headers.forEach((name, values) -> {
			if (!ContentHeaders.isOfContent(name)) {
				kept.put(name, List.copyOf(values));
			}
		});
		headers.clear();
		kept.forEach((name, values) -> values.forEach((value) -> headers.add(name, value)));
	}

	private record ReactiveFailedRequest(ServerWebExchange exchange) implements FailedRequest {

		@Override
		public String method() {
			return this.exchange.getRequest().getMethod().name();
		}

		@Override
		public String path() {
			return this.exchange.getRequest().getURI().getRawPath();
		}

		@Override
		public String pathWithinApplication() {
			StringBuilder path = new StringBuilder();
			for (PathContainer.Element element : this.exchange.getRequest()
				.getPath()
				.pathWithinApplication()
				.elements()) {
				path.append((element instanceof PathContainer.PathSegment segment) ? segment.valueToMatch()
						: element.value());
			}
			return path.toString();
		}

		@Override
		public @Nullable Locale locale() {
			String requested = this.exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
			return ProblemRequest.isTooLong(requested) ? null : this.exchange.getLocaleContext().getLocale();
		}

		@Override
		public Observation.@Nullable ContextView observation() {
			return ServerRequestObservationContext.findCurrent(this.exchange.getAttributes()).orElse(null);
		}

		@Override
		public HttpRequest request() {
			return this.exchange.getRequest();
		}

	}

}
