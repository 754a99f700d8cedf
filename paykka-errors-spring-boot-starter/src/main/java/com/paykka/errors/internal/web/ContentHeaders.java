package com.paykka.errors.internal.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

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
	 * Set the headers of a problem, in whatever form it is sent.
	 * @param cached whether the response says already how it may be cached
	 * @param header sets a header
	 */
	public static void set(RenderedProblem problem, boolean cached, BiConsumer<String, String> header) {
		if (!cached) {
			header.accept(HttpHeaders.CACHE_CONTROL, NO_STORE);
		}
		if (problem.retryAfter() != null) {
			header.accept(HttpHeaders.RETRY_AFTER, problem.retryAfter());
		}
		if (problem.authenticate() != null) {
			header.accept(HttpHeaders.WWW_AUTHENTICATE, problem.authenticate());
		}
	}

	/** Return whether a problem must not inherit a header of the failed response. */
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
		// What follows a quote may be within it
		String unquoted = directives.split("\"", 2)[0];
		return Arrays.stream(unquoted.split(",")).anyMatch((directive) -> NO_STORE.equalsIgnoreCase(directive.strip()));
	}

}
