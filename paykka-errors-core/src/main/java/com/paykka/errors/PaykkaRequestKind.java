package com.paykka.errors;

import org.jspecify.annotations.Nullable;

/**
 * What a request is for, which determines how its response is read.
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
	 * Returns something other than PayKKa's JSON object, such as a plain JSON string, a
	 * report or a file. 2xx responses are passed on unread.
	 */
	UNTOUCHED,

	/**
	 * Goes to one of the merchant's own services, which also uses this project. Its
	 * problems keep their codes. 2xx responses are passed on unread unless they are
	 * problems.
	 */
	PEER;

	/**
	 * Return what a request to PayKKa's API is for. A path that ends in {@code query} is
	 * a query, {@code apple-pay/create-session} returns no object, and all else is a
	 * payment. Query string, path parameters, trailing slashes and case are ignored.
	 * @param path the path or URI of the request; {@code null} is a payment
	 * @return the kind, never {@link #PEER}
	 */
	public static PaykkaRequestKind ofPath(@Nullable String path) {
		RequestPath requested = RequestPath.of(path);
		if (requested.endsWith("query")) {
			return QUERY;
		}
		return requested.endsWith("apple-pay/create-session") ? UNTOUCHED : PAYMENT;
	}

}
