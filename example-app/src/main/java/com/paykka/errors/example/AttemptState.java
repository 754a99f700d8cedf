package com.paykka.errors.example;

/**
 * How far an attempt has come. It only ever moves on to a later one of these states.
 */
enum AttemptState {

	/** Nobody knows yet how it ends: money may have moved. */
	PENDING,

	/** The same, but for so long, or so oddly, that an operator has to look at it. */
	ESCALATED,

	/** No money has moved. Success is still possible, if the gateway says so later. */
	FAILED,

	/** Money has moved, or was released. */
	SUCCEEDED;

	boolean isOpen() {
		return this == PENDING || this == ESCALATED;
	}

}
