package com.paykka.errors.internal.problem;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

import com.paykka.errors.CardNumbers;
import com.paykka.errors.problem.Audience;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;
import org.springframework.web.util.UriUtils;

/**
 * What a problem says about the request.
 *
 * @param method the HTTP method
 * @param path the raw path, without the query and path parameters, with one slash at the
 * start; masked where percent-encoding hides a card number
 * @param locale the locale that the caller requested, or {@code null} for English
 * @param audience the audience of the problem
 * @param traceId the id of its trace, or {@code null} if problems don't include it
 */
public record ProblemRequest(String method, String path, @Nullable Locale locale, Audience audience,
		@Nullable String traceId) {

	private static final Pattern PATH_PARAMETERS = Pattern.compile(";[^/]*");

	// Parsing time grows with the square of the length
	private static final int MAX_ACCEPT_LANGUAGE = 512;

	public ProblemRequest {
		path = (path.indexOf(';') < 0) ? path : PATH_PARAMETERS.matcher(path).replaceAll("");
		path = path.startsWith("//") ? "/" + StringUtils.trimLeadingCharacter(path, '/') : path;
		path = (path.indexOf('%') < 0) ? path : withoutHiddenCardNumber(path);
	}

	public ProblemRequest(String method, String path, @Nullable Locale locale, Audience audience) {
		this(method, path, locale, audience, null);
	}

	private static String withoutHiddenCardNumber(String path) {
		try {
			String decoded = StringUtils.uriDecode(path, StandardCharsets.UTF_8);
			String masked = CardNumbers.mask(decoded);
			// Encoded again: a log line and a URI must not contain spaces, among others
			return masked.equals(decoded) ? path : UriUtils.encodePath(masked, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return path;
		}
	}

	/**
	 * Return whether a caller requests a language. If not, a container returns its own
	 * machine's locale.
	 */
	public static boolean namesLanguage(@Nullable String acceptLanguage) {
		if (acceptLanguage == null || isTooLong(acceptLanguage)) {
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

	/**
	 * Return whether the header {@code Accept-Language} is longer than any legitimate
	 * one.
	 */
	public static boolean isTooLong(@Nullable String acceptLanguage) {
		return acceptLanguage != null && acceptLanguage.length() > MAX_ACCEPT_LANGUAGE;
	}

}
