package com.paykka.errors.internal.translation;

import java.util.List;

import com.paykka.errors.PaykkaException;

/**
 * What is reported and answered instead of a thrown exception.
 *
 * @param exception the exception with its code
 * @param link the link of the chain of causes that it stands for, which may be the
 * exception itself
 * @param invalidRequest whether the request is invalid
 * @param invalidValues what was invalid about the request, as far as it is known
 */
public record Failure(PaykkaException exception, Throwable link, boolean invalidRequest,
		List<InvalidValue> invalidValues) {

	/**
	 * Create a failure that is no invalid request.
	 * @param exception the exception with its code
	 * @param link the link of the chain of causes that it stands for
	 */
	public Failure(PaykkaException exception, Throwable link) {
		this(exception, link, false, List.of());
	}

	/**
	 * Create a failure that stands for itself.
	 * @param exception the exception with its code
	 */
	public Failure(PaykkaException exception) {
		this(exception, exception);
	}

}
