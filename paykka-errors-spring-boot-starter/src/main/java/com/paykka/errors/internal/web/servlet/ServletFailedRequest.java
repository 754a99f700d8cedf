package com.paykka.errors.internal.web.servlet;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.web.Decision;
import com.paykka.errors.internal.web.FailedRequest;
import io.micrometer.observation.Observation;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.server.RequestPath;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * A failed request on the servlet stack.
 *
 * @param servletRequest the request
 * @param response the response
 * @param localeResolver the resolver for requests that Spring MVC has not seen yet
 */
record ServletFailedRequest(HttpServletRequest servletRequest, HttpServletResponse response,
		Supplier<@Nullable LocaleResolver> localeResolver) implements FailedRequest {

	@Override
	public String path() {
		Object forwarded = this.servletRequest.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
		Object failed = this.servletRequest.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		return Objects.toString((forwarded != null) ? forwarded : failed, this.servletRequest.getRequestURI());
	}

	@Override
	public String pathWithinApplication() {
		Object forwarded = this.servletRequest.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
		Object context = (forwarded != null) ? this.servletRequest.getAttribute(RequestDispatcher.FORWARD_CONTEXT_PATH)
				: this.servletRequest.getContextPath();
		String uri = Objects.toString(forwarded, this.servletRequest.getRequestURI());
		return FailedRequest.decode(RequestPath.parse(uri, Objects.toString(context, "")).pathWithinApplication());
	}

	@Override
	public Locale locale() {
		boolean named = ProblemRequest.namesLanguage(header(HttpHeaders.ACCEPT_LANGUAGE));
		HttpServletRequest request = named ? this.servletRequest : new EnglishByDefault(this.servletRequest);
		LocaleResolver resolver = RequestContextUtils.getLocaleResolver(request);
		if (resolver == null) {
			resolver = this.localeResolver.get();
		}
		return (resolver != null) ? resolver.resolveLocale(request) : request.getLocale();
	}

	@Override
	public HttpRequest request() {
		return new ServletServerHttpRequest(this.servletRequest);
	}

	/** Spring Framework 6 copies all headers to find one. */
	@Override
	public @Nullable String header(String name) {
		return this.servletRequest.getHeader(name);
	}

	@Override
	public Observation.@Nullable ContextView observation() {
		return ServerHttpObservationFilter.findObservationContext(this.servletRequest).orElse(null);
	}

	@Override
	public boolean isCommitted() {
		return this.response.isCommitted();
	}

	@Override
	public boolean isErrorPage() {
		return this.servletRequest.getDispatcherType() == DispatcherType.ERROR;
	}

	@Override
	public @Nullable Decision decision() {
		return (Decision) this.servletRequest.getAttribute(Decision.ATTRIBUTE);
	}

	@Override
	public void remember(Decision decision) {
		this.servletRequest.setAttribute(Decision.ATTRIBUTE, decision);
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
