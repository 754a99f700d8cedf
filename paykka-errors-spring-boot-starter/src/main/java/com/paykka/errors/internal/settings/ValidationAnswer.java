package com.paykka.errors.internal.settings;

/**
 * When invalid requests are answered.
 */
public enum ValidationAnswer {

	/**
	 * Unless the application handles them.
	 */
	UNLESS_HANDLED,

	/**
	 * Also where an advice that is ordered behind the starter handles them.
	 */
	ALWAYS,

	/**
	 * Never.
	 */
	NEVER

}
