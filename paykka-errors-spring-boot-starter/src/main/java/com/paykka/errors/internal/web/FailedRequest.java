package com.paykka.errors.internal.web;

import java.util.Locale;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpRequest;

/**
 * What handling a failure needs to know about a request, on either stack.
 */
public interface FailedRequest {

	/**
	 * Return the HTTP method.
	 * @return the method
	 */
	String method();

	/**
	 * Return the path as the caller sent it.
	 * @return the raw path, without the query
	 */
	String path();

	/**
	 * Return the path within the application, independent of headers.
	 * @return the decoded path, without the context path and path parameters
	 */
	String pathWithinApplication();

	/**
	 * Return the locale that the caller requested.
	 * @return the locale, or {@code null} for English
	 */
	@Nullable Locale locale();

	/**
	 * Return the observation of the request.
	 * @return its context, or {@code null} if the request is not observed
	 */
	default Observation.@Nullable ContextView observation() {
		return null;
	}

	/**
	 * Return the request, for the application's use.
	 * @return the request
	 */
	HttpRequest request();

}
