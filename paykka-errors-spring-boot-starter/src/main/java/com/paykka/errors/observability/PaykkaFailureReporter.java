package com.paykka.errors.observability;

import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;

/**
 * Counts and logs failures that no request waits for, such as those of jobs, listeners
 * and webhooks. A bean of this type is always available, including in applications
 * without a web server; with {@code paykka.errors.enabled=false} it does nothing. For
 * injection, an application's own bean of this type is preferred.
 *
 * <p>
 * A failure counts once, however often it is reported, wrapped or rethrown, as long as
 * the current {@linkplain io.micrometer.observation.Observation observation} or one
 * around it remembers it. Each remembers its newest 16 failures, by the exception object
 * and the code. Where nothing is observed, nothing is remembered, and each call counts:
 * report only what the application swallows.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface PaykkaFailureReporter {

	/**
	 * Report an exception, if it is a failure: a {@link PaykkaException} among the
	 * exception and its causes, or the result of a
	 * {@link com.paykka.errors.translation.PaykkaExceptionTranslator} or
	 * {@code paykka.errors.translate}. It is counted, logged, and added to the current
	 * observation, unless that is a received request's. Anything else is ignored. Never
	 * throws.
	 * @param thrown the exception as it was thrown; {@code null} is ignored
	 * @return the failure, or {@code null} if there is none or the starter is switched
	 * off
	 */
	@Nullable PaykkaException report(@Nullable Throwable thrown);

}
