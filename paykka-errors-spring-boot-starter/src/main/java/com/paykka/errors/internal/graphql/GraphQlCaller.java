package com.paykka.errors.internal.graphql;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import com.paykka.errors.internal.problem.ProblemMembers;
import com.paykka.errors.internal.web.FailedRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;

/**
 * The sender of a GraphQL request, and the problems that its failures have become.
 */
class GraphQlCaller {

	/** Where to find the caller in the contexts of GraphQL and Reactor. */
	static final Class<?> KEY = GraphQlCaller.class;

	private static final int NEWEST = 16;

	private final @Nullable WebGraphQlRequest request;

	private final String path;

	// A subscription may never end
	private final Deque<Handled> handled = new ArrayDeque<>(1);

	/**
	 * Create a caller.
	 * @param request the request, or {@code null} if it did not come over HTTP, so that
	 * nothing reveals its audience
	 * @param path the path within the application, or {@code null} if unknown
	 */
	GraphQlCaller(@Nullable WebGraphQlRequest request, @Nullable String path) {
		this.request = request;
		this.path = (path != null) ? path : pathOf(request);
	}

	/**
	 * Return the caller that a context holds under the {@link #KEY}, or an unknown one.
	 */
	static GraphQlCaller of(@Nullable Object found) {
		return (found instanceof GraphQlCaller caller) ? caller : new GraphQlCaller(null, null);
	}

	/**
	 * Return the request that failed.
	 * @param locale the locale in which the operation runs, or {@code null} if unknown
	 */
	FailedRequest request(@Nullable Locale locale) {
		return new GraphQlFailedRequest(this.request, this.path, localeOf(this.request, locale));
	}

	/**
	 * Handle an exception once, although it may fail several fields, as a batch's does.
	 */
	synchronized @Nullable ProblemMembers once(Throwable thrown, Supplier<@Nullable ProblemMembers> problem) {
		for (Handled known : this.handled) {
			if (known.thrown() == thrown) {
				return known.problem();
			}
		}
		if (this.handled.size() == NEWEST) {
			this.handled.removeFirst();
		}
		Handled latest = new Handled(thrown, problem.get());
		this.handled.addLast(latest);
		return latest.problem();
	}

	/**
	 * Return the locale that the application has chosen or the caller has requested. If
	 * there is neither, GraphQL uses the machine's.
	 */
	private static @Nullable Locale localeOf(@Nullable WebGraphQlRequest request, @Nullable Locale locale) {
		if (request == null || (locale != null && !locale.equals(Locale.getDefault()))) {
			return locale;
		}
		List<Locale> requested = FailedRequest.acceptedLocales(request.getHeaders());
		if (requested.isEmpty()) {
			return null;
		}
		// Spring takes the machine's locale for that of a WebSocket
		Locale known = (request instanceof WebSocketGraphQlRequest) ? null : request.getLocale();
		return Objects.requireNonNullElse(known, requested.get(0));
	}

	private static String pathOf(@Nullable WebGraphQlRequest request) {
		return (request != null) ? Objects.toString(request.getUri().getPath(), "/") : "/";
	}

	private record Handled(Throwable thrown, @Nullable ProblemMembers problem) {
	}

	private record GraphQlFailedRequest(@Nullable WebGraphQlRequest graphQl, String pathWithinApplication,
			@Nullable Locale locale) implements FailedRequest {

		@Override
		public String method() {
			return (this.graphQl != null) ? HttpMethod.POST.name() : "GRAPHQL";
		}

		@Override
		public String path() {
			return pathOf(this.graphQl);
		}

		@Override
		public HttpHeaders headers() {
			return (this.graphQl != null) ? this.graphQl.getHeaders() : HttpHeaders.EMPTY;
		}

		@Override
		public HttpRequest request() {
			if (this.graphQl == null) {
				throw new IllegalStateException("There is no HTTP request");
			}
			return new GraphQlHttpRequest(this.graphQl);
		}

	}

	private record GraphQlHttpRequest(WebGraphQlRequest graphQl) implements HttpRequest {

		@Override
		public HttpMethod getMethod() {
			return HttpMethod.POST;
		}

		@Override
		public URI getURI() {
			return this.graphQl.getUri().toUri();
		}

		@Override
		public Map<String, Object> getAttributes() {
			return this.graphQl.getAttributes();
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.graphQl.getHeaders();
		}

	}

}
