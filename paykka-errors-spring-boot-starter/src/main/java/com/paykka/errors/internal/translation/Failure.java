package com.paykka.errors.internal.translation;

import java.util.List;

import com.paykka.errors.PaykkaException;

/**
 * What is reported and answered instead of a thrown exception.
 *
 * @param exception the exception with its code
 * @param invalidValues what was invalid about the request, if it was
 */
public record Failure(PaykkaException exception, List<InvalidValue> invalidValues) {

	/**
	 * Create a failure without invalid values.
	 * @param exception the exception with its code
	 */
	public Failure(PaykkaException exception) {
		this(exception, List.of());
	}

}
