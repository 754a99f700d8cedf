package com.paykka.errors.internal.problem;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.translation.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Is notified of each failure once, however many layers see it.
 */
public interface FailureListener {

	/**
	 * Return what the current observation and those around it remember, or {@code null}
	 * if there is none.
	 */
	default @Nullable RecentFailures recentFailures() {
		return null;
	}

	/** Called for every failure, whoever handles it. */
	default void onFailure(PaykkaException exception) {
	}

	default void onProblem(PaykkaException exception) {
	}

	default void onReport(PaykkaException exception) {
	}

	/** Log a failure that becomes a problem. */
	default void log(Failure failure, int status, ProblemRequest request) {
	}

	/** Log a failure for which no problem is sent, at least so far. */
	default void log(PaykkaException exception, @Nullable RecentFailures operation) {
	}

}
