package com.paykka.errors.internal.problem;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The members and headers of a problem.
 */
public record ProblemMembers(int status, @Nullable String retryAfter, @Nullable String authenticate,
		Map<String, Object> members) {
}
