package com.paykka.errors.observability;

import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;

/**
 * Counts and logs failures that no request waits for, those of jobs, listeners and
 * webhooks. A bean of this type is there unless {@code paykka.errors.enabled} is
 * {@code false}, in applications without a web server, too. An application's own bean of
 * this type takes precedence where one is injected.
 *
 * <p>
 * A failure counts once within an operation, however often it is reported or thrown on.
 * An operation is what Micrometer {@linkplain io.micrometer.observation.Observation
 * observes}: a request, a scheduled task, the handling of a message or, where there is
 * none of these, the outermost observation. Within one, the same exception object is the
 * same failure, however it is wrapped; in another operation it is another failure. Where
 * nothing is observed there is nothing to remember a failure by, and each call counts.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface PaykkaFailureReporter {

	/**
	 * Report a failure, if it is one: a {@link PaykkaException} among the exception and
	 * its causes, or what a
	 * {@link com.paykka.errors.translation.PaykkaExceptionTranslator} or
	 * {@code paykka.errors.translate} makes of them. It is counted, logged, and told to
	 * the current observation unless that is the one of a request received. Anything else
	 * is ignored. Never throws.
	 * @param thrown the exception as it was thrown; {@code null} is ignored
	 * @return the failure, or {@code null} if there is none
	 */
	@Nullable PaykkaException report(@Nullable Throwable thrown);

}
