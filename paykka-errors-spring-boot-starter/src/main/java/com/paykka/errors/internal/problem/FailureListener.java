package com.paykka.errors.internal.problem;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.translation.Failure;

/**
 * Hears of each failure once, however many layers see it.
 */
public interface FailureListener {

	/**
	 * Take note of a failure, whoever answers it.
	 * @param exception the failure
	 */
	default void onFailure(PaykkaException exception) {
	}

	/**
	 * Take note of a failure that is answered with a problem.
	 * @param exception the failure
	 * @param status the HTTP status of the problem
	 * @param request the request that failed
	 */
	default void onProblem(PaykkaException exception, int status, ProblemRequest request) {
	}

	/**
	 * Take note of a failure that the application reports.
	 * @param exception the failure
	 */
	default void onReport(PaykkaException exception) {
	}

	/**
	 * Log a failure that is answered with a problem.
	 * @param failure the failure
	 * @param status the HTTP status of the problem
	 * @param request the request that failed
	 */
	default void log(Failure failure, int status, ProblemRequest request) {
	}

	/**
	 * Log a failure that is answered by nobody, or not yet.
	 * @param exception the failure
	 */
	default void log(PaykkaException exception) {
	}

}
