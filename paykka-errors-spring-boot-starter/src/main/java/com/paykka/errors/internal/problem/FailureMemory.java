package com.paykka.errors.internal.problem;

import com.paykka.errors.PaykkaException;

/**
 * Remembers what has been done about the failures of an operation.
 */
@FunctionalInterface
public interface FailureMemory {

	/**
	 * Remember an action.
	 * @param action the action
	 * @param thrown the exception as it was thrown
	 * @param exception the failure that it represents
	 * @return whether the action was not taken before
	 */
	boolean isFirst(Action action, Throwable thrown, PaykkaException exception);

	/**
	 * What is done once about each failure.
	 */
	enum Action {

		/** It is counted. */
		COUNT,

		/** It is logged. */
		LOG

	}

}
