package com.paykka.errors.internal.web;

import java.util.List;
import java.util.Locale;

import com.paykka.errors.internal.problem.ProblemRequest;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.server.PathContainer;
import org.springframework.util.StringUtils;

/**
 * What handling a failure needs to know about a request, on either stack.
 */
public interface FailedRequest {

	default String method() {
		return request().getMethod().name();
	}

	/** Return the path as the caller sent it, without the query. */
	String path();

	/**
	 * Return the decoded path, without the context path and path parameters, independent
	 * of headers.
	 */
	String pathWithinApplication();

	/**
	 * Decode a path as it is used for routing. An encoded slash stays as it is, because
	 * it separates nothing.
	 */
	static String decode(PathContainer path) {
		StringBuilder decoded = new StringBuilder();
		for (PathContainer.Element element : path.elements()) {
			decoded.append((element instanceof PathContainer.PathSegment segment)
					? segment.valueToMatch().replace("/", "%2F") : element.value());
		}
		// Containers resolve dots before they look for a servlet
		return StringUtils.cleanPath(decoded.toString());
	}

	/** Return the locale that the caller requested, or {@code null} for English. */
	@Nullable Locale locale();

	/**
	 * Return the locales that the caller accepts, in the caller's order, or none if the
	 * header is malformed or too long to parse.
	 */
	static List<Locale> acceptedLocales(HttpHeaders headers) {
		return ProblemRequest.namesLanguage(headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE))
				? headers.getAcceptLanguageAsLocales() : List.of();
	}

	HttpRequest request();

	default HttpHeaders headers() {
		return request().getHeaders();
	}

	default @Nullable String header(String name) {
		return headers().getFirst(name);
	}

	default Observation.@Nullable ContextView observation() {
		return null;
	}

	default boolean isCommitted() {
		return false;
	}

	/**
	 * Return whether the response is an error page already, which must not have another.
	 */
	default boolean isErrorPage() {
		return false;
	}

	/**
	 * Return whether an {@code IOException} may be about the caller's connection. Where
	 * Spring would send an empty 200 response if it is not, it counts as the
	 * application's.
	 */
	default boolean mayBeLost() {
		return isCommitted();
	}

	/**
	 * Return whether an exception ended the reading of this request's form, which WebFlux
	 * does not wrap.
	 */
	default boolean isOfForm(Throwable thrown) {
		return false;
	}

	default @Nullable Decision decision() {
		return null;
	}

	default void remember(Decision decision) {
	}

}
