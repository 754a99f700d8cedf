package com.paykka.errors.example.payment;

/**
 * An operation of the gateway.
 */
public enum Operation {

	PAYMENT, CAPTURE, VOID, REFUND

}
