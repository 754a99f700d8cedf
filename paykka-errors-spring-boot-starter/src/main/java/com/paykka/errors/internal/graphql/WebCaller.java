package com.paykka.errors.internal.graphql;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.web.FailedRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;

/**
 * The caller of a GraphQL request over HTTP or a web socket.
 */
class WebCaller extends GraphQlCaller {

	private final WebGraphQlRequest request;

	private final String path;

	WebCaller(WebGraphQlRequest request, @Nullable String path) {
		this.request = request;
		this.path = (path != null) ? path : Objects.toString(request.getUri().getPath(), "/");
	}

	@Override
	FailedRequest request(@Nullable Locale locale) {
		return new GraphQlFailedRequest(this.request, this.path, localeOf(locale));
	}

	/**
	 * Return the locale that the application has chosen or the caller has requested. If
	 * there is neither, GraphQL uses the machine's.
	 */
	private @Nullable Locale localeOf(@Nullable Locale locale) {
		if (locale != null && !locale.equals(Locale.getDefault())) {
			return locale;
		}
		HttpHeaders headers = this.request.getHeaders();
		if (!ProblemRequest.namesLanguage(headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE))) {
			return null;
		}
		List<Locale> requested = headers.getAcceptLanguageAsLocales();
		return (this.request.getLocale() != null || requested.isEmpty()) ? this.request.getLocale() : requested.get(0);
	}

	private record GraphQlFailedRequest(WebGraphQlRequest graphQl, String pathWithinApplication,
			@Nullable Locale locale) implements FailedRequest {

		@Override
		public String method() {
			return HttpMethod.POST.name();
		}

		@Override
		public String path() {
			return Objects.toString(this.graphQl.getUri().getPath(), "/");
		}

		@Override
		public HttpRequest request() {
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
