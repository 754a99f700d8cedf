package com.paykka.errors.internal.problem;

import java.util.List;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.translation.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Is notified of each failure once, however many layers see it.
 */
public interface FailureListener {

	/**
	 * Return what the current operation remembers.
	 * @return the failures of the current observation and of those around it, or nothing
	 * where nothing is observed
	 */
	default List<RecentFailures> recentFailures() {
		return List.of();
	}

	/**
	 * Called for every failure, whoever handles it.
	 * @param exception the failure
	 */
	default void onFailure(PaykkaException exception) {
	}

	/**
	 * Called for a failure that becomes a problem.
	 * @param exception the failure
	 * @param status the HTTP status of the problem
	 * @param request the request that failed
	 */
	default void onProblem(PaykkaException exception, int status, ProblemRequest request) {
	}

	/**
	 * Called for a failure that the application reports.
	 * @param exception the failure
	 */
	default void onReport(PaykkaException exception) {
	}

	/**
	 * Log a failure that becomes a problem.
	 * @param failure the failure
	 * @param status the HTTP status of the problem
	 * @param request the request that failed
	 */
	default void log(Failure failure, int status, ProblemRequest request) {
	}

	/**
	 * Log a failure for which no problem is sent, at least so far.
	 * @param exception the failure
	 * @param task the name of the task that failed, or {@code null} if it is unknown
	 */
	default void log(PaykkaException exception, @Nullable String task) {
	}

}
