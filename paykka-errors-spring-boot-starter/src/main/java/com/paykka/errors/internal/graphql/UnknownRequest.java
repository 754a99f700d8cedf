package com.paykka.errors.internal.graphql;

import java.util.Locale;

import com.paykka.errors.internal.web.FailedRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpRequest;

/**
 * A GraphQL request that did not come over HTTP, so nothing reveals its audience.
 *
 * @param locale the locale in which the operation runs, or {@code null} for English
 */
record UnknownRequest(@Nullable Locale locale) implements FailedRequest {

	@Override
	public String method() {
		return "GRAPHQL";
	}

	@Override
	public String path() {
		return "/";
	}

	@Override
	public String pathWithinApplication() {
		return "/";
	}

	@Override
	public HttpRequest request() {
		throw new IllegalStateException("There is no HTTP request");
	}

}
