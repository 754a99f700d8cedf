package com.paykka.errors.internal.problem;

import com.paykka.errors.PaykkaException;

/**
 * Is told of each failure once, however many layers see it.
 */
@FunctionalInterface
public interface FailureListener {

	/**
	 * Take note of a failure.
	 * @param exception what is answered
	 * @param status the HTTP status that is answered
	 * @param request the request that failed
	 */
	void onFailure(PaykkaException exception, int status, ProblemRequest request);

}
