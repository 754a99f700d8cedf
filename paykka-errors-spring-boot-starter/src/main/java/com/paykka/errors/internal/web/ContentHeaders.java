package com.paykka.errors.internal.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.paykka.errors.internal.problem.RenderedProblem;

import org.springframework.http.HttpHeaders;

/**
 * The headers of a problem, and those of the failed response, which it replaces, that
 * describe its content or how it is cached.
 */
public final class ContentHeaders {

	private static final Set<String> OTHERS = Set.of("etag", "last-modified", "expires", "age", "surrogate-control",
			"digest", "repr-digest", "transfer-encoding", "trailer");

	private static final String NO_STORE = "no-store";

	private ContentHeaders() {
	}

	/**
	 * Return the headers to set for a problem, in whatever form it is sent.
	 * @param cached whether the response says already how it may be cached
	 */
	public static Map<String, String> of(RenderedProblem problem, boolean cached) {
		Map<String, String> headers = new LinkedHashMap<>(4);
		if (!cached) {
			headers.put(HttpHeaders.CACHE_CONTROL, NO_STORE);
		}
		if (problem.retryAfter() != null) {
			headers.put(HttpHeaders.RETRY_AFTER, problem.retryAfter());
		}
		if (problem.authenticate() != null) {
			headers.put(HttpHeaders.WWW_AUTHENTICATE, problem.authenticate());
		}
		return headers;
	}

	/**
	 * Return whether a problem must not inherit a header of the failed response.
	 */
	public static boolean isOfContent(String name, Collection<String> values) {
		String lower = name.toLowerCase(Locale.ROOT);
		if (lower.startsWith("content-")) {
			return !lower.startsWith("content-security-policy");
		}
		// Some caches have their own field, such as CDN-Cache-Control
		return lower.endsWith("cache-control") ? values.stream().noneMatch(ContentHeaders::forbidsStoring)
				: OTHERS.contains(lower);
	}

	private static boolean forbidsStoring(String directives) {
		return directives.toLowerCase(Locale.ROOT).contains(NO_STORE);
	}

}
