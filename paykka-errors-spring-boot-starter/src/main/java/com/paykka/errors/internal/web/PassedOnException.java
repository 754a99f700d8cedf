package com.paykka.errors.internal.web;

import com.paykka.errors.internal.translation.CallerConnection;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Lets an {@code @ExceptionHandler} method pass on an exception whose message, which may
 * quote the caller, sounds like a lost connection. Spring would take the caller for gone
 * and answer nothing.
 */
public final class PassedOnException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Throwable thrown;

	private PassedOnException(Throwable thrown) {
		super("Passed on", null, false, false);
		this.thrown = thrown;
	}

	/**
	 * Return the exception with which to pass on another.
	 * @param thrown the exception
	 * @return the exception itself, unless Spring would mistake it
	 */
	public static Throwable of(Throwable thrown) {
		return isMistaken(thrown) ? new PassedOnException(thrown) : thrown;
	}

	/**
	 * Return whether Spring takes an exception for a lost caller although it is none.
	 * @param thrown the exception
	 * @return whether Spring is mistaken
	 */
	public static boolean isMistaken(Throwable thrown) {
		return DisconnectedClientHelper.isClientDisconnectedException(thrown) && !CallerConnection.isLost(thrown);
	}

	/**
	 * Spring warns of any exception from an {@code @ExceptionHandler} method that does
	 * not equal the one that it handles.
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
