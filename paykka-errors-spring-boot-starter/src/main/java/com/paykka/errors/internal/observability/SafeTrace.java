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
		this.text = describe(original, messages);
		setStackTrace(original.getStackTrace());
	}

	/**
	 * Copy an exception, unless it is safe as it is.
	 */
	static Throwable of(Throwable original, boolean messages) {
		List<Throwable> chain = Causes.of(original);
		if (messages && areSafe(chain)) {
			return original;
		}
		SafeTrace copy = new SafeTrace(chain.get(chain.size() - 1), messages, null);
		for (int i = chain.size() - 2; i >= 0; i--) {
			copy = new SafeTrace(chain.get(i), messages, copy);
		}
		return copy;
	}

	private static boolean areSafe(List<Throwable> chain) {
		try {
			return chain.get(chain.size() - 1).getCause() == null && chain.stream()
				.allMatch((exception) -> exception.getSuppressed().length == 0 && isSafe(exception.getMessage()));
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			return false;
		}
	}

	private static boolean isSafe(@Nullable String message) {
		return message == null || LogText.message(message).equals(message);
	}

	static String describe(Throwable exception, boolean messages) {
		String name = exception.getClass().getName();
		String message = messages ? messageOf(exception) : null;
		return (message != null) ? name + ": " + LogText.message(message) : name;
	}

	private static @Nullable String messageOf(Throwable exception) {
		try {
			return exception.getMessage();
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			return null;
		}
	}

	@Override
	public String getMessage() {
		return this.text;
	}

}
