package com.paykka.errors.example.retry;

/**
 * Pays; whatever fails is a PaykkaException.
 */
interface Payments {

	String pay(String transId, long amount);

}
