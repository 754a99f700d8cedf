package com.paykka.errors.problem;

/**
 * Whom a problem is for. By default, the merchant; {@code paykka.errors.audience} or a
 * {@link PaykkaAudienceResolver} says otherwise.
 *
 * @since 1.0.0
 */
public enum Audience {

	/** The merchant's own people and services, who are told the true code. */
	MERCHANT,

	/**
	 * A shopper, who is told {@link com.paykka.errors.PaykkaErrorCode#forShopper()}: no
	 * decline reason that helps a fraudster, no fault in the merchant's configuration.
	 */
	SHOPPER

}
