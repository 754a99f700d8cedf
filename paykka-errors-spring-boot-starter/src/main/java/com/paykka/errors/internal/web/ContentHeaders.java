package com.paykka.errors.internal.web;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/**
 * The headers that describe the content of a response, or how it is cached. They don't
 * apply to the problem that replaces it.
 */
public final class ContentHeaders {

	private static final Set<String> OTHERS = Set.of("etag", "last-modified", "expires", "age", "surrogate-control",
			"digest", "repr-digest", "transfer-encoding", "trailer");

	/**
	 * The directive without which a problem is never sent.
	 */
	public static final String NO_STORE = "no-store";

	private ContentHeaders() {
	}

	/**
	 * Return whether a header describes the content or the caching of a response.
	 * @return whether a problem must not inherit it
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
