package com.paykka.errors.example;

/**
 * What the gateway is asked to do.
 */
enum Operation {

	PAYMENT, CAPTURE, VOID, REFUND

}
