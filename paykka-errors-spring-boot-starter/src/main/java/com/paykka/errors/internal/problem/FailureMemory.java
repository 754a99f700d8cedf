package com.paykka.errors.internal.problem;

import com.paykka.errors.PaykkaException;

/**
 * Remembers what has been done about the failures of an operation.
 */
@FunctionalInterface
public interface FailureMemory {

	/**
	 * Remember a step.
	 * @param step the step to take
	 * @param thrown the exception as it was thrown
	 * @param exception the failure that it stands for
	 * @return whether the step has not been taken before
	 */
	boolean isFirst(Step step, Throwable thrown, PaykkaException exception);

	/**
	 * What is done once about each failure.
	 */
	enum Step {

		/** It is counted. */
		COUNT,

		/** It is logged. */
		LOG

	}

}
