package com.paykka.errors.internal.settings;

/**
 * When the starter handles invalid requests.
 */
public enum ValidationMode {

	/**
	 * Unless the application handles them.
	 */
	UNLESS_HANDLED,

	/**
	 * Even if controller advice ordered after the starter handles them.
	 */
	ALWAYS,

	/**
	 * Never.
	 */
	NEVER

}
