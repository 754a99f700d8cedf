package com.paykka.errors.example.order;

/**
 * The status of an order.
 */
public enum OrderStatus {

	/** Not paid yet. */
	CREATED,

	/** Locked until the outcome of a request to the gateway is known. */
	PROCESSING,

	/** The card's bank holds the amount for the shop. */
	AUTHORIZED,

	/** The shop has received the money, and may have refunded part of it. */
	CAPTURED,

	/** The whole captured amount has been refunded. */
	REFUNDED,

	/** Closed without taking money. */
	CLOSED;

	boolean isClosable() {
		return this == CREATED || this == AUTHORIZED;
	}

}
