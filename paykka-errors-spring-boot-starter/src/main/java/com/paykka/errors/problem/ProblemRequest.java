package com.paykka.errors.problem;

import java.util.Locale;

import com.paykka.errors.settings.Audience;
import org.jspecify.annotations.Nullable;

/**
 * What a problem tells of the request.
 *
 * @param method the HTTP method
 * @param path the raw path, without the query
 * @param locale the locale that the caller asked for, or {@code null} for English
 * @param audience whom the problem is for
 */
public record ProblemRequest(String method, String path, @Nullable Locale locale, Audience audience) {

	/**
	 * Tell whether a caller asks for a language. A container tells the locale of its own
	 * machine to one who does not.
	 * @param acceptLanguage the header {@code Accept-Language}, or {@code null} for none
	 * @return whether the header names a language
	 */
	public static boolean namesLanguage(@Nullable String acceptLanguage) {
		if (acceptLanguage == null) {
			return false;
		}
		try {
			return Locale.LanguageRange.parse(acceptLanguage)
				.stream()
				.anyMatch((range) -> !range.getRange().startsWith("*") && range.getWeight() > 0);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
