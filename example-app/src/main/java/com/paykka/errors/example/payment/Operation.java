package com.paykka.errors.example.payment;

/**
 * An operation of the gateway.
 */
enum Operation {

	PAYMENT, CAPTURE, VOID, REFUND

}
