package com.paykka.errors.internal.web.servlet;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
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
import com.paykka.errors.internal.web.Decision.Owner;
import com.paykka.errors.internal.web.Decision;
import com.paykka.errors.internal.web.FailedRequest;
import com.paykka.errors.internal.web.FailurePolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Answers failures on the servlet stack. Sets the content type itself, whatever the
 * caller accepts.
 */
public class ServletProblems {

	private static final String DECISION = ServletProblems.class.getName() + ".DECISION";

	private static final String NO_STORE = "no-store";

	private final FailurePolicy policy;

	ServletProblems(FailurePolicy policy) {
		this.policy = policy;
	}

	/**
	 * Return what was decided about an exception, or decide.
	 * @param thrown the exception
	 * @param request the request that failed
	 * @param handler the method that threw it, or {@code null}
	 * @return the decision
	 */
	Decision decide(Throwable thrown, HttpServletRequest request, @Nullable HandlerMethod handler) {
		Decision known = known(thrown, request);
		return (known != null) ? known : handOn(this.policy.decide(thrown, handler), request);
	}

	/**
	 * Return what was decided about an exception.
	 * @param thrown the exception
	 * @param request the request that failed
	 * @return the decision, or {@code null} if there is none yet
	 */
	@Nullable Decision known(Throwable thrown, HttpServletRequest request) {
		return (request.getAttribute(DECISION) instanceof Decision decision && decision.isAbout(thrown)) ? decision
				: null;
	}

	/**
	 * Hand a decision on to other layers that see the same exception.
	 * @param decision the decision
	 * @param request the request that failed
	 * @return the decision
	 */
	Decision handOn(Decision decision, HttpServletRequest request) {
		request.setAttribute(DECISION, decision);
		return decision;
	}

	/**
	 * Answer an exception that nobody has answered, if the settings ask for it.
	 * @param thrown the exception
	 * @param request the request that failed
	 * @param response the response to write
	 * @return whether it was answered
	 * @throws IOException if the response can't be written
	 */
	boolean answerUnexpected(Throwable thrown, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		return answer(this.policy.decideUnexpected(decide(thrown, request, null)), request, response);
	}

	/**
	 * Answer a failure, unless it is left to others or the response is committed.
	 * @param decision what was decided about it
	 * @param request the request that failed
	 * @param response the response to write
	 * @return whether it was answered
	 * @throws IOException if the response can't be written
	 */
	boolean answer(Decision decision, HttpServletRequest request, HttpServletResponse response) throws IOException {
		Failure failure = decision.failure();
		if (failure == null || decision.owner() == Owner.OTHERS) {
			return false;
		}
		RenderedProblem problem = this.policy.answer(failure, new ServletRequest(request));
		if (response.isCommitted()) {
			handOn(decision.withOwner(Owner.OTHERS), request);
			return false;
		}
		try {
			write(problem, response);
			return true;
		}
		catch (IOException ex) {
			handOn(decision.withOwner(Owner.OTHERS), request);
			throw ex;
		}
	}

	/**
	 * Answer an exception of Spring Security with the code that it wraps.
	 * @param thrown the exception
	 * @param outage whether a login could not be checked
	 * @param request the request that was refused
	 * @param response the response to write
	 * @return whether it has a code and was answered
	 * @throws IOException if the response can't be written
	 */
	public boolean answerRefusal(Throwable thrown, boolean outage, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		Decision decision = this.policy.decideRefusal(decide(thrown, request, null), outage);
		return answer(handOn(decision, request), request, response);
	}

	/**
	 * Answer a refusal that has no code.
	 * @param status the HTTP status
	 * @param request the request that was refused
	 * @param response the response to write
	 * @throws IOException if the response can't be written
	 */
	public void refuse(HttpStatus status, HttpServletRequest request, HttpServletResponse response) throws IOException {
		write(this.policy.refuse(status, new ServletRequest(request)), response);
	}

	private static void write(RenderedProblem problem, HttpServletResponse response) throws IOException {
		response.resetBuffer();
		ServletOutputStream output = output(response);
		response.setStatus(problem.status());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setContentLength(problem.length());
		response.setHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
		if (problem.retryAfter() != null) {
			response.setHeader(HttpHeaders.RETRY_AFTER, problem.retryAfter());
		}
		if (problem.authenticate() != null) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, problem.authenticate());
		}
		for (byte[] part : problem.parts()) {
			output.write(part);
		}
	}

	/**
	 * If a handler asked for the writer before it failed, the stream can't be used until
	 * the response is reset, which also drops the headers.
	 */
	private static ServletOutputStream output(HttpServletResponse response) throws IOException {
		try {
			return response.getOutputStream();
		}
		catch (IllegalStateException ex) {
			Map<String, Collection<String>> headers = new LinkedHashMap<>();
			response.getHeaderNames().forEach((name) -> headers.put(name, List.copyOf(response.getHeaders(name))));
			response.reset();
			headers.forEach((name, values) -> values.forEach((value) -> {
				if (!name.regionMatches(true, 0, "Content-", 0, "Content-".length())) {
					response.addHeader(name, value);
				}
			}));
			return response.getOutputStream();
		}
	}

	private record ServletRequest(HttpServletRequest servletRequest) implements FailedRequest {

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
			boolean asked = ProblemRequest.namesLanguage(this.servletRequest.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
			return RequestContextUtils
				.getLocale(asked ? this.servletRequest : new EnglishByDefault(this.servletRequest));
		}

		@Override
		public HttpRequest request() {
			return new ServletServerHttpRequest(this.servletRequest);
		}

	}

	/**
	 * If the caller names no language, the container returns the locale of its own
	 * machine, which is not the caller's.
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
