package com.paykka.errors.example;

/**
 * How far an order has come.
 */
enum OrderStatus {

	/** Waits for its payment. */
	CREATED,

	/** Locked: the gateway has been asked and has not told yet how it ended. */
	PROCESSING,

	/** The card's bank holds the amount for the shop. */
	AUTHORIZED,

	/** The money is the shop's, some of it may have been refunded. */
	CAPTURED,

	/** All that was captured has been refunded. */
	REFUNDED,

	/** Given up without taking money. */
	CLOSED;

	boolean isClosable() {
		return this == CREATED || this == AUTHORIZED;
	}

}
