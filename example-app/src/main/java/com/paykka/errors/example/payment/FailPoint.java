package com.paykka.errors.example.payment;

/**
 * Is told of moments at which a test may kill the shop.
 */
public interface FailPoint {

	/**
	 * Reach a moment. Outside tests, nothing happens.
	 * @param moment the moment, such as {@code before-send REFUND}
	 */
	void reach(String moment);

}
