package com.paykka.errors.internal.web.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.paykka.errors.internal.problem.RenderedProblem;
import com.paykka.errors.internal.web.ContentHeaders;
import com.paykka.errors.internal.web.Decision;
import com.paykka.errors.internal.web.FailureHandler;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Writes problems on the servlet stack, in place of what the failed response has begun.
 * Always sends the same content type, regardless of the {@code Accept} header.
 */
public class ServletProblems {

	private final FailureHandler failures;

	private final Supplier<@Nullable LocaleResolver> localeResolver;

	ServletProblems(FailureHandler failures, ObjectProvider<LocaleResolver> localeResolver) {
		this.failures = failures;
		this.localeResolver = SingletonSupplier.ofNullable(localeResolver::getIfAvailable);
	}

	/** Decide about an exception of a handler. */
	Decision decide(Exception thrown, @Nullable HandlerMethod handler, HttpServletRequest request,
			HttpServletResponse response) {
		return isIncluded(request) ? new Decision(thrown, null, false)
				: this.failures.decide(thrown, handler, of(request, response));
	}

	/**
	 * Respond to an exception of the current handler, which may have been decided about.
	 * @return whether a response was written
	 */
	boolean handle(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
		HandlerMethod handler = (request
			.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod found) ? found
					: null;
		ServletFailedRequest failed = of(request, response);
		return !isIncluded(request) && respond(this.failures.decide(thrown, handler, failed), failed);
	}

	/**
	 * Respond to an exception that nothing has handled.
	 * @return whether a response was written
	 */
	boolean handleUnexpected(Exception thrown, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		ServletFailedRequest failed = of(request, response);
		return !isIncluded(request) && respond(this.failures.decideUnexpected(thrown, null, failed), failed);
	}

	/**
	 * Respond to an exception of Spring Security with the code that it wraps.
	 * @param outage whether a login could not be checked
	 * @return whether it has a code and a response was written
	 */
	public boolean handleRefusal(Exception thrown, boolean outage, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		ServletFailedRequest failed = of(request, response);
		return respond(this.failures.decideRefusal(thrown, outage, failed), failed);
	}

	/** Respond to a refusal that has no code. */
	public void refuse(HttpStatus status, HttpServletRequest request, HttpServletResponse response) throws IOException {
		ServletFailedRequest failed = of(request, response);
		write(this.failures.renderRefusal(status, failed), failed);
	}

	private ServletFailedRequest of(HttpServletRequest request, HttpServletResponse response) {
		return new ServletFailedRequest(request, response, this.localeResolver);
	}

	/** Return whether this is a part of another page, which handles what it throws. */
	private static boolean isIncluded(HttpServletRequest request) {
		return request.getDispatcherType() == DispatcherType.INCLUDE;
	}

	private boolean respond(Decision decision, ServletFailedRequest request) throws IOException {
		RenderedProblem problem = this.failures.render(decision, request);
		if (problem == null) {
			return false;
		}
		write(problem, request);
		return true;
	}

	private static void write(RenderedProblem problem, ServletFailedRequest request) throws IOException {
		HttpServletResponse response = request.response();
		// Otherwise Tomcat closes the connection instead of writing
		Thread.interrupted();
		clear(response);
		ContentHeaders.set(problem, response.containsHeader(HttpHeaders.CACHE_CONTROL), response::setHeader);
		if (problem.page() != null) {
			ErrorPages.send(problem.status(), problem.page(), request.servletRequest(), response);
		}
		else {
			write(problem, response);
		}
	}

	private static void write(RenderedProblem problem, HttpServletResponse response) throws IOException {
		ServletOutputStream output = response.getOutputStream();
		response.setStatus(problem.status());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		if (!MediaType.APPLICATION_PROBLEM_JSON_VALUE.equals(response.getContentType())) {
			// Undertow keeps the encoding of the response that failed
			response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		}
		response.setContentLength(problem.length());
		for (byte[] part : problem.parts()) {
			output.write(part);
		}
	}

	/**
	 * Drop the content of the failed response, and the headers that describe it. Only a
	 * reset does this on all containers, and it removes the others, too.
	 */
	private static void clear(HttpServletResponse response) {
		Map<String, Collection<String>> kept = new LinkedHashMap<>();
		for (String name : response.getHeaderNames()) {
			Collection<String> values = response.getHeaders(name);
			if (!ContentHeaders.isOfContent(name, values)) {
				kept.put(name, List.copyOf(values));
			}
		}
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

}
