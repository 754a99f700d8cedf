package com.paykka.errors;

/**
 * What a request to the gateway was for, by which its answer is read.
 */
public enum PaykkaRequestKind {

	/**
	 * Moves money, or is meant to: a session, payment, capture, void or refund. Whatever
	 * in a 2xx answer tells of a failure is thrown, and what is not understood is 6000.
	 */
	PAYMENT,

	/**
	 * Asks what has become of a payment. {@code error_code} and {@code status} of a 2xx
	 * answer are that payment's, for the caller to read. A failing {@code ret_code} at
	 * the top level is still thrown, and what is not understood is still 6000.
	 */
	QUERY,

	/**
	 * Is answered with something else than PayKKa's JSON object, such as a session's
	 * plain JSON string or a report. 2xx answers pass on as they are.
	 */
	UNTOUCHED

}
