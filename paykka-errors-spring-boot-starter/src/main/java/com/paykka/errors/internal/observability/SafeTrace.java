package com.paykka.errors.internal.observability;

import com.paykka.errors.internal.translation.Causes;
import org.jspecify.annotations.Nullable;

/**
 * The stack trace of an exception and its causes, with class names in place of messages,
 * or with messages that are safe to log.
 */
final class SafeTrace extends Throwable {

	private static final long serialVersionUID = 1L;

	private static final int MAX_CAUSES = 20;

	private final String text;

	private SafeTrace(String text, Throwable original, @Nullable Throwable cause) {
		super(null, cause, false, true);
		this.text = text;
		setStackTrace(original.getStackTrace());
	}

	/**
	 * Copy an exception.
	 * @param original the exception
	 * @param messages whether to keep the messages
	 * @return the copy
	 */
	static SafeTrace of(Throwable original, boolean messages) {
		return of(original, messages, MAX_CAUSES);
	}

	private static SafeTrace of(Throwable original, boolean messages, int depth) {
		Throwable cause = Causes.below(original);
		return new SafeTrace(messages ? LogText.escape(describe(original)) : original.getClass().getName(), original,
				(cause != null && depth > 0) ? of(cause, messages, depth - 1) : null);
	}

	/**
	 * Describe an exception.
	 * @param exception the exception
	 * @return the name of its class, and its message if it has one, which is not safe
	 */
	static String describe(Throwable exception) {
		String name = exception.getClass().getName();
		try {
			String message = exception.getMessage();
			return (message != null) ? name + ": " + message : name;
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			return name;
		}
	}

	@Override
	public String getMessage() {
		return this.text;
	}

}
