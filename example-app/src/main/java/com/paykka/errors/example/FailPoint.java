package com.paykka.errors.example;

/**
 * A moment at which a test may kill the shop.
 */
interface FailPoint {

	/**
	 * Come to a moment. Nothing happens here, but in a test.
	 * @param moment the moment, such as {@code before-send REFUND}
	 */
	void reach(String moment);

}
