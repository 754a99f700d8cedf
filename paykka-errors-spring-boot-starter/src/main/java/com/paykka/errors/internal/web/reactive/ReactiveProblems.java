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
import com.paykka.errors.internal.web.ContentHeaders;
import com.paykka.errors.internal.web.ApplicationHandlers.Handler;
import com.paykka.errors.internal.web.ApplicationHandlers;
import com.paykka.errors.internal.web.Decision.Owner;
import com.paykka.errors.internal.web.Decision;
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
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.NotAcceptableStatusException;
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

	private final ExceptionForwarder forwarder;

	private final ObjectProvider<RequestMappingHandlerAdapter> adapter;

	private final boolean observed;

	/**
	 * Create an instance.
	 * @param policy decides how an exception is handled
	 * @param handlers the application's handlers
	 * @param forwarder passes on what is left to them
	 * @param adapter finds the media types that a caller accepts
	 * @param observed whether failures are added to observations
	 */
	ReactiveProblems(FailurePolicy policy, Supplier<ApplicationHandlers> handlers, ExceptionForwarder forwarder,
			ObjectProvider<RequestMappingHandlerAdapter> adapter, boolean observed) {
		this.policy = policy;
		this.handlers = handlers;
		this.forwarder = forwarder;
		this.adapter = adapter;
		this.observed = observed;
	}

	/**
	 * Handle an exception that Spring has passed to the starter's controller advice, or
	 * pass it on to the application's. If a handler there throws, the starter responds
	 * after all.
	 * @param thrown the exception as it was thrown
	 * @param exchange the exchange that failed
	 * @return completion, or the same exception if nothing handles it
	 */
	Mono<Void> handleOrPassOn(Throwable thrown, ServerWebExchange exchange) {
		HandlerMethod handler = handler(exchange);
		Handler found = this.handlers.get().findHandler(thrown, handler, () -> acceptedTypes(exchange));
		// Spring calls it before the starter's advice, so it must have thrown
		boolean declined = found != null && !found.behindStarter();
		Decision decision = decide(thrown, exchange);
		Failure failure = decision.failure();
		if (failure == null || decision.owner() != Owner.STARTER) {
			return this.forwarder.forward(thrown, exchange, declined ? null : handler);
		}
		if (found == null || declined || !this.handlers.get().isLeftTo(found, failure, thrown)) {
			return respond(decision, exchange);
		}
		Decision left = remember(decision.withOwner(Owner.HANDLER), exchange);
		return this.forwarder.forward(thrown, exchange, handler).onErrorResume((ex) -> respond(left, exchange));
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

	private List<MediaType> acceptedTypes(ServerWebExchange exchange) {
		try {
			return this.adapter.getObject().getContentTypeResolver().resolveMediaTypes(exchange);
		}
		catch (NotAcceptableStatusException ex) {
			return List.of(MediaType.ALL);
		}
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
