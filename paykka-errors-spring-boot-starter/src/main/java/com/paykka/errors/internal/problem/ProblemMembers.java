package com.paykka.errors.internal.problem;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The members and headers of a problem.
 *
 * @param status the HTTP status
 * @param retryAfter the header {@code Retry-After}, or {@code null} for none
 * @param authenticate the header {@code WWW-Authenticate}, or {@code null} for none
 * @param members the members of the body in their order
 */
public record ProblemMembers(int status, @Nullable String retryAfter, @Nullable String authenticate,
		Map<String, Object> members) {
}
