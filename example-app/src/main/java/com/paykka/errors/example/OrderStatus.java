package com.paykka.errors.example;

/**
 * How far an order has come.
 */
enum OrderStatus {

	/** Waits for its payment. */
	CREATED,

	/** Being paid: the issuer has been asked and has not answered yet. */
	PROCESSING,

	/** The issuer holds the amount for the shop. */
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
