package com.paykka.errors;

/**
 * What a request to the gateway is for, which determines how its response is read.
 *
 * @since 1.0.0
 */
public enum PaykkaRequestKind {

	/**
	 * Moves money, or is meant to: a session, payment, capture, void or refund. Any
	 * failure that a 2xx response reports is thrown. A response that is not understood
	 * becomes 6000.
	 */
	PAYMENT,

	/**
	 * Asks for the status of a payment. The {@code error_code} and {@code status} of a
	 * 2xx response describe that payment and are left to the caller. A failing {@code
	 * ret_code} at the top level is still thrown, and a response that is not understood
	 * still becomes 6000.
	 */
	QUERY,

	/**
	 * Returns something other than PayKKa's JSON object, such as a session's plain JSON
	 * string or a report. 2xx responses are passed on unchanged.
	 */
	UNTOUCHED

}
