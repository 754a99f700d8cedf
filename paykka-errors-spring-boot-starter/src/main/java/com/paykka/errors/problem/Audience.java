package com.paykka.errors.problem;

/**
 * The audience of a problem. The default is the merchant; {@code paykka.errors.audience}
 * or a {@link PaykkaAudienceResolver} changes it.
 *
 * @since 1.0.0
 */
public enum Audience {

	/** The merchant's own people and services, who get the true code. */
	MERCHANT,

	/**
	 * A shopper, who gets {@link com.paykka.errors.PaykkaErrorCode#forShopper()}: no
	 * decline reason that helps a fraudster, no fault in the merchant's configuration.
	 */
	SHOPPER

}
