package com.paykka.errors.example;

/**
 * How far an order has come.
 */
public enum OrderStatus {

	/** Not paid yet. */
	CREATED,

	/** Locked: the gateway has been asked but has not yet said how it ended. */
	PROCESSING,

	/** The card's bank holds the amount for the shop. */
	AUTHORIZED,

	/** The shop has the money; some of it may have been refunded. */
	CAPTURED,

	/** The whole captured amount has been refunded. */
	REFUNDED,

	/** Closed without taking money. */
	CLOSED;

	boolean isClosable() {
		return this == CREATED || this == AUTHORIZED;
	}

}
