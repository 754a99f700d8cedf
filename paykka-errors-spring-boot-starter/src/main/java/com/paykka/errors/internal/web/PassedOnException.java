package com.paykka.errors.internal.web;

import com.paykka.errors.internal.translation.CallerConnection;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Lets an {@code @ExceptionHandler} method pass on an exception whose message, which may
 * quote the caller, resembles that of a lost connection. Spring would assume that the
 * caller is gone and send nothing.
 */
public final class PassedOnException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Throwable thrown;

	private PassedOnException(Throwable thrown) {
		super("Passed on", null, false, false);
		this.thrown = thrown;
	}

	/**
	 * Return the exception to throw in order to pass on another.
	 * @param thrown the exception to pass on
	 * @return the exception itself, unless Spring would mistake it for a lost caller
	 */
	public static Throwable of(Throwable thrown) {
		return isMistaken(thrown) ? new PassedOnException(thrown) : thrown;
	}

	/**
	 * Return whether Spring mistakes an exception for a lost caller.
	 * @param thrown the exception
	 * @return whether Spring is mistaken
	 */
	public static boolean isMistaken(Throwable thrown) {
		return DisconnectedClientHelper.isClientDisconnectedException(thrown) && !CallerConnection.isLost(thrown);
	}

	/**
	 * Spring logs a warning for any exception from an {@code @ExceptionHandler} method
	 * that does not equal the one handled.
	 */
	@Override
	public boolean equals(@Nullable Object other) {
		return other == this || other == this.thrown;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this.thrown);
	}

}
