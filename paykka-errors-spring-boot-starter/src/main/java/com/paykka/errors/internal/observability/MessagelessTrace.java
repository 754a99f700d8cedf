package com.paykka.errors.internal.observability;

import org.jspecify.annotations.Nullable;

/**
 * The stack trace of an exception and its causes, with class names in place of messages.
 */
final class MessagelessTrace extends Throwable {

	private static final long serialVersionUID = 1L;

	private static final int MAX_CAUSES = 20;

	private final String name;

	private MessagelessTrace(Throwable original, @Nullable Throwable cause) {
		super(null, cause, false, true);
		this.name = original.getClass().getName();
		setStackTrace(original.getStackTrace());
	}

	static MessagelessTrace of(Throwable original) {
		return of(original, MAX_CAUSES);
	}

	private static MessagelessTrace of(Throwable original, int depth) {
		Throwable cause = original.getCause();
		return new MessagelessTrace(original, (cause != null && depth > 0) ? of(cause, depth - 1) : null);
	}

	@Override
	public String getMessage() {
		return this.name;
	}

}
