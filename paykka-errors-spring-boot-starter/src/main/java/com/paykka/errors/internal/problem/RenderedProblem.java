package com.paykka.errors.internal.problem;

import org.jspecify.annotations.Nullable;

/**
 * A problem as it goes over the wire.
 *
 * @param status the HTTP status
 * @param retryAfter the header {@code Retry-After} in seconds, or {@code null} for none
 * @param authenticate the header {@code WWW-Authenticate}, or {@code null} for none
 * @param body the JSON text in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent")
public record RenderedProblem(int status, @Nullable String retryAfter, @Nullable String authenticate, byte[] body) {
}
