package com.paykka.errors.internal.web.servlet;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.problem.RenderedProblem;
import com.paykka.errors.internal.translation.Failure;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import com.paykka.errors.internal.web.ContentHeaders;
import com.paykka.errors.internal.web.Decision.Owner;
import com.paykka.errors.internal.web.Decision;
import com.paykka.errors.internal.web.FailedRequest;
import com.paykka.errors.internal.web.FailurePolicy;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Handles failures on the servlet stack. Always sends the same content type, regardless
 * of the {@code Accept} header.
 */
public class ServletProblems {

	private static final String DECISION = ServletProblems.class.getName() + ".DECISION";

	private static final String NO_STORE = "no-store";

	private final FailurePolicy policy;

	private final ObjectProvider<LocaleResolver> localeResolver;

	/**
	 * Create an instance.
	 * @param policy decides how an exception is handled
	 * @param localeResolver the resolver for requests that Spring MVC has not seen yet
	 */
	ServletProblems(FailurePolicy policy, ObjectProvider<LocaleResolver> localeResolver) {
		this.policy = policy;
		this.localeResolver = localeResolver;
	}

	/**
	 * Return the decision about an exception, after making it if necessary.
	 * @param thrown the exception
	 * @param request the request that failed
	 * @param handler the method that threw it, or {@code null}
	 * @return the decision
	 */
	Decision decide(Throwable thrown, HttpServletRequest request, @Nullable HandlerMethod handler) {
		Decision known = knownDecision(thrown, request);
		return (known != null) ? known : remember(this.policy.decide(thrown, handler), request);
	}

	/**
	 * Return the decision about an exception, if already made.
	 * @param thrown the exception
	 * @param request the request that failed
	 * @return the decision, or {@code null} if there is none yet
	 */
	@Nullable Decision knownDecision(Throwable thrown, HttpServletRequest request) {
		return (request.getAttribute(DECISION) instanceof Decision decision && decision.isAbout(thrown)) ? decision
				: null;
	}

	/**
	 * Remember a decision for other layers that see the same exception.
	 * @param decision the decision
	 * @param request the request that failed
	 * @return the decision
	 */
	Decision remember(Decision decision, HttpServletRequest request) {
		request.setAttribute(DECISION, decision);
		return decision;
	}

	/**
	 * Handle an exception that nothing has handled, if the settings say so.
	 * @param thrown the exception
	 * @param request the request that failed
	 * @param response the response to write
	 * @return whether a response was written
	 * @throws IOException if the response can't be written
	 */
	boolean handleUnexpected(Throwable thrown, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		return respond(this.policy.decideUnexpected(decide(thrown, request, null)), request, response);
	}

	/**
	 * Respond to a failure, unless it is left to others or the response is committed.
	 * @param decision the decision about it
	 * @param request the request that failed
	 * @param response the response to write
	 * @return whether a response was written
	 * @throws IOException if the response can't be written
	 */
	boolean respond(Decision decision, HttpServletRequest request, HttpServletResponse response) throws IOException {
		Failure failure = decision.failure();
		if (failure == null || decision.owner() == Owner.OTHERS) {
			return false;
		}
		RenderedProblem problem = this.policy.render(failure, new ServletFailedRequest(request, this.localeResolver));
		if (response.isCommitted()) {
			remember(decision.withOwner(Owner.OTHERS), request);
			return false;
		}
		try {
			clear(response);
			if (problem.page() != null) {
				writeHeaders(problem, response);
				ErrorPages.send(problem.status(), problem.page(), request, response);
			}
			else {
				write(problem, response);
			}
			return true;
		}
		catch (IOException ex) {
			remember(decision.withOwner(Owner.OTHERS), request);
			throw ex;
		}
	}

	/**
	 * Respond to an exception of Spring Security with the code that it wraps.
	 * @param thrown the exception
	 * @param outage whether a login could not be checked
	 * @param request the request that was refused
	 * @param response the response to write
	 * @return whether it has a code and a response was written
	 * @throws IOException if the response can't be written
	 */
	public boolean handleRefusal(Throwable thrown, boolean outage, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		Decision decision = this.policy.decideRefusal(decide(thrown, request, null), outage);
		return respond(remember(decision, request), request, response);
	}

	/**
	 * Respond to a refusal that has no code.
	 * @param status the HTTP status
	 * @param request the request that was refused
	 * @param response the response to write
	 * @throws IOException if the response can't be written
	 */
	public void refuse(HttpStatus status, HttpServletRequest request, HttpServletResponse response) throws IOException {
		clear(response);
		write(this.policy.renderRefusal(status, new ServletFailedRequest(request, this.localeResolver)), response);
	}

	private static void write(RenderedProblem problem, HttpServletResponse response) throws IOException {
		ServletOutputStream output = output(response);
		response.setStatus(problem.status());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setContentLength(problem.length());
		writeHeaders(problem, response);
		for (byte[] part : problem.parts()) {
			output.write(part);
		}
	}

	private static void writeHeaders(RenderedProblem problem, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
		if (problem.retryAfter() != null) {
			response.setHeader(HttpHeaders.RETRY_AFTER, problem.retryAfter());
		}
		if (problem.authenticate() != null) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, problem.authenticate());
		}
	}

	/**
	 * Drop the content of the failed response, and the headers that describe it.
	 */
	private static void clear(HttpServletResponse response) {
		if (response.getContentType() == null
				&& response.getHeaderNames().stream().noneMatch(ContentHeaders::isOfContent)) {
			response.resetBuffer();
		}
		else {
			reset(response);
		}
	}

	/**
	 * Return the stream, even if a handler obtained the writer before it failed.
	 */
	private static ServletOutputStream output(HttpServletResponse response) throws IOException {
		try {
			return response.getOutputStream();
		}
		catch (IllegalStateException ex) {
			reset(response);
			return response.getOutputStream();
		}
	}

	/**
	 * Remove the content headers. Only a reset does this on all containers, and it
	 * removes the others, too.
	 */
	private static void reset(HttpServletResponse response) {
		Map<String, Collection<String>> kept = new LinkedHashMap<>();
		response.getHeaderNames().forEach((name) -> kept.put(name, List.copyOf(response.getHeaders(name))));
		kept.keySet().removeIf(ContentHeaders::isOfContent);
		response.reset();
		kept.forEach((name, values) -> {
			Iterator<String> each = values.iterator();
			if (each.hasNext()) {
				// Not added, because some containers keep a few headers
				response.setHeader(name, each.next());
			}
			each.forEachRemaining((value) -> response.addHeader(name, value));
		});
	}

	private record ServletFailedRequest(HttpServletRequest servletRequest,
			ObjectProvider<LocaleResolver> localeResolver) implements FailedRequest {

		@Override
		public String method() {
			return this.servletRequest.getMethod();
		}

		@Override
		public String path() {
			Object forwarded = this.servletRequest.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
			Object failed = this.servletRequest.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
			return Objects.toString((forwarded != null) ? forwarded : failed, this.servletRequest.getRequestURI());
		}

		@Override
		public String pathWithinApplication() {
			boolean forwarded = this.servletRequest.getAttribute(RequestDispatcher.FORWARD_SERVLET_PATH) != null;
			Object servletPath = forwarded ? this.servletRequest.getAttribute(RequestDispatcher.FORWARD_SERVLET_PATH)
					: this.servletRequest.getServletPath();
			Object pathInfo = forwarded ? this.servletRequest.getAttribute(RequestDispatcher.FORWARD_PATH_INFO)
					: this.servletRequest.getPathInfo();
			return Objects.toString(servletPath, "") + Objects.toString(pathInfo, "");
		}

		@Override
		public Locale locale() {
			boolean named = ProblemRequest.namesLanguage(this.servletRequest.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
			HttpServletRequest request = named ? this.servletRequest : new EnglishByDefault(this.servletRequest);
			LocaleResolver resolver = RequestContextUtils.getLocaleResolver(request);
			if (resolver == null) {
				resolver = this.localeResolver.getIfAvailable();
			}
			return (resolver != null) ? resolver.resolveLocale(request) : request.getLocale();
		}

		@Override
		public Observation.@Nullable ContextView observation() {
			return ServerHttpObservationFilter.findObservationContext(this.servletRequest).orElse(null);
		}

		@Override
		public HttpRequest request() {
			return new ServletServerHttpRequest(this.servletRequest);
		}

	}

	/**
	 * If the caller names no language, the container returns its own machine's locale.
	 */
	private static final class EnglishByDefault extends HttpServletRequestWrapper {

		private EnglishByDefault(HttpServletRequest request) {
			super(request);
		}

		@Override
		public Locale getLocale() {
			return Locale.ENGLISH;
		}

		@Override
		public Enumeration<Locale> getLocales() {
			return Collections.enumeration(List.of(Locale.ENGLISH));
		}

	}

}
