package com.paykka.errors.internal.observability;

import java.util.List;

import com.paykka.errors.internal.translation.Causes;
import org.jspecify.annotations.Nullable;

/**
 * The stack trace of an exception and its causes, with class names in place of messages,
 * or with messages that are safe to log.
 */
final class SafeTrace extends Throwable {

	private static final long serialVersionUID = 1L;

	private final String text;

	private SafeTrace(Throwable original, boolean messages, @Nullable Throwable cause) {
		super(null, cause, false, true);
		this.text = messages ? LogText.escape(describe(original)) : original.getClass().getName();
		setStackTrace(original.getStackTrace());
	}

	/**
	 * Copy an exception.
	 * @param original the exception
	 * @param messages whether to keep the messages
	 * @return the copy
	 */
	static SafeTrace of(Throwable original, boolean messages) {
		List<Throwable> chain = Causes.of(original);
		SafeTrace copy = new SafeTrace(chain.get(chain.size() - 1), messages, null);
		for (int i = chain.size() - 2; i >= 0; i--) {
			copy = new SafeTrace(chain.get(i), messages, copy);
		}
		return copy;
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
