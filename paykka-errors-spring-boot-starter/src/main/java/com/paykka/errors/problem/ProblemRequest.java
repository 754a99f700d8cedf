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
}
