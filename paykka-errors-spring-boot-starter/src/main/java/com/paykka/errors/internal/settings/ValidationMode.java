package com.paykka.errors.internal.settings;

/**
 * When invalid requests are answered.
 */
public enum ValidationMode {

	/**
	 * Unless the application handles them.
	 */
	UNLESS_HANDLED,

	/**
	 * Even where an advice ordered behind the starter handles them.
	 */
	ALWAYS,

	/**
	 * Never.
	 */
	NEVER

}
