package com.paykka.errors.internal.web.servlet;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.paykka.errors.internal.problem.AudienceSelector;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.problem.RenderedProblem;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.translation.FailureResolver;
import com.paykka.errors.internal.web.SameFailure;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Answers failures on the servlet stack. The content type is set here, whatever the
 * caller accepts, and the body is written at once.
 */
class ServletProblems {

	private static final String REPORTED = ServletProblems.class.getName() + ".REPORTED";

	private final FailureResolver failures;

	private final ProblemRenderer renderer;

	private final AudienceSelector audiences;

	private final ExtensionFaults extensionFaults;

	ServletProblems(FailureResolver failures, ProblemRenderer renderer, AudienceSelector audiences,
			ExtensionFaults extensionFaults) {
		this.failures = failures;
		this.renderer = renderer;
		this.audiences = audiences;
		this.extensionFaults = extensionFaults;
	}

	/**
	 * Answer an exception that is this project's business.
	 * @param thrown the exception as it was thrown
	 * @param request the request that failed
	 * @param response the response to write
	 * @throws E the same exception, if it is not this project's business or if the
	 * response is committed already
	 * @throws IOException if the response can't be written
	 */
	<E extends Throwable> void answer(E thrown, HttpServletRequest request, HttpServletResponse response)
			throws E, IOException {
		answer(this.failures.resolve(thrown), thrown, request, response);
	}

	/**
	 * Answer a failure.
	 * @param failure the failure, {@code null} for none of this project's business
	 * @param thrown the exception as it was thrown
	 * @param request the request that failed
	 * @param response the response to write
	 * @throws E the same exception, if there is no failure or if the response is
	 * committed already
	 * @throws IOException if the response can't be written
	 */
	<E extends Throwable> void answer(@Nullable Failure failure, E thrown, HttpServletRequest request,
			HttpServletResponse response) throws E, IOException {
		if (failure == null) {
			throw thrown;
		}
		ProblemRequest problemRequest = new ProblemRequest(request.getMethod(), request.getRequestURI(),
				locale(request), this.audiences.of(() -> new ServletServerHttpRequest(request)));
		if (!SameFailure.test(request.getAttribute(REPORTED), thrown)) {
			request.setAttribute(REPORTED, thrown);
			this.renderer.report(failure, problemRequest);
		}
		if (response.isCommitted()) {
			throw thrown;
		}
		write(this.renderer.render(failure, problemRequest), response);
	}

	private @Nullable Locale locale(HttpServletRequest request) {
		boolean asked = ProblemRequest.namesLanguage(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
		try {
			return RequestContextUtils.getLocale(asked ? request : new EnglishByDefault(request));
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			LocaleResolver resolver = RequestContextUtils.getLocaleResolver(request);
			this.extensionFaults.report("resolving a locale with", (resolver != null) ? resolver : request, ex);
			return null;
		}
	}

	private static void write(RenderedProblem problem, HttpServletResponse response) throws IOException {
		response.resetBuffer();
		ServletOutputStream output = output(response);
		response.setStatus(problem.status());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setContentLength(problem.body().length);
		if (problem.retryAfter() != null) {
			response.setHeader(HttpHeaders.RETRY_AFTER, problem.retryAfter());
		}
		if (problem.authenticate() != null) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, problem.authenticate());
		}
		output.write(problem.body());
	}

	/**
	 * A handler that asked for the writer before it failed keeps the stream from being
	 * used until the response is reset, which takes the headers along.
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

	/**
	 * Where no language is named the container tells the locale of its own machine, which
	 * is not the caller's.
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
