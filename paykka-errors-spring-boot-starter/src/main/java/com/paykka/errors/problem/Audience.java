package com.paykka.errors.problem;

/**
 * Whom a problem is for.
 */
public enum Audience {

	/** The merchant's own people and services, who are told the true code. */
	MERCHANT,

	/**
	 * A shopper, who is told {@code PaykkaErrorCode.forShopper()}: no decline reason that
	 * helps a fraudster, no fault in the merchant's configuration.
	 */
	SHOPPER

}
