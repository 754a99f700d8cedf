package com.paykka.errors.example.payment;

/**
 * The state of an attempt, which only ever moves forward.
 */
enum AttemptState {

	/** The outcome is unknown: money may have moved. */
	PENDING,

	/** As pending, but for so long, or so oddly, that an operator has to look at it. */
	ESCALATED,

	/** No money has moved, unless the gateway still reports success later. */
	FAILED,

	/** Money was moved or released. */
	SUCCEEDED;

	boolean isOpen() {
		return this == PENDING || this == ESCALATED;
	}

}
