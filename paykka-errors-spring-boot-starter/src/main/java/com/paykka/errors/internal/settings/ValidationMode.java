package com.paykka.errors.internal.settings;

/**
 * When the starter handles invalid requests.
 */
public enum ValidationMode {

	/**
	 * Only if a violated constraint names a code, and the application does not handle
	 * them.
	 */
	NAMED,

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
