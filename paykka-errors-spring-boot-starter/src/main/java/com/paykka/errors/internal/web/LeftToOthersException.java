package com.paykka.errors.internal.web;

import org.jspecify.annotations.Nullable;

/**
 * Lets the starter's controller advice leave an exception to others. It has no cause and
 * no message, because Spring takes an {@code EOFException} among the causes for a lost
 * caller, and sends an empty response.
 */
public final class LeftToOthersException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Throwable thrown;

	public LeftToOthersException(Throwable thrown) {
		super(null, null, false, false);
		this.thrown = thrown;
	}

	/** Otherwise Spring logs that the controller advice failed. */
	@Override
	public boolean equals(@Nullable Object other) {
		return other == this || other == this.thrown;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this.thrown);
	}

}
