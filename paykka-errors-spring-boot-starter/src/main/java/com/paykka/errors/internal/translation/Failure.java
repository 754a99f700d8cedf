package com.paykka.errors.internal.translation;

import java.util.List;

import com.paykka.errors.PaykkaException;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.ErrorResponse;

/**
 * A failure to report and handle instead of a thrown exception.
 *
 * @param exception the exception with its code
 * @param link the exception in the chain of causes that it replaces, possibly
 * {@code exception} itself
 * @param invalidRequest whether the request is invalid
 * @param invalidValues the invalid values that are shown
 * @param moreInvalidValues the number of further invalid values, which are not shown
 */
public record Failure(PaykkaException exception, Throwable link, boolean invalidRequest,
		List<InvalidValue> invalidValues, int moreInvalidValues) {

	private static final int TOO_LARGE = 413;

	/** Create a failure that shows all invalid values. */
	public Failure(PaykkaException exception, Throwable link, boolean invalidRequest,
			List<InvalidValue> invalidValues) {
		this(exception, link, invalidRequest, invalidValues, 0);
	}

	/** Create a failure that is not an invalid request. */
	public Failure(PaykkaException exception, Throwable link) {
		this(exception, link, false, List.of());
	}

	/** Create a failure for an exception that already has a code. */
	public Failure(PaykkaException exception) {
		this(exception, exception);
	}

	/**
	 * Return the failure of a request whose body is not JSON, and has no JSON pointers.
	 */
	public Failure withoutPointers() {
		return new Failure(this.exception, this.link, this.invalidRequest,
				this.invalidValues.stream().map(InvalidValue::withoutPointer).toList(), this.moreInvalidValues);
	}

	/** Return whether the request is invalid because a form or a part is too large. */
	public boolean isTooLarge() {
		return this.invalidRequest && (this.link instanceof DataBufferLimitException
				|| (this.link instanceof ErrorResponse response && response.getStatusCode().value() == TOO_LARGE));
	}

}
