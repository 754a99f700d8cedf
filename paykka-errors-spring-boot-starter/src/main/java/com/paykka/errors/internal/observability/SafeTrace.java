package com.paykka.errors.internal.observability;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import com.paykka.errors.MessageTemplate;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.translation.Causes;
import org.jspecify.annotations.Nullable;

/**
 * The stack trace of an exception and its causes, with class names in place of messages,
 * or with messages that are safe to log.
 */
final class SafeTrace extends Throwable {

	private static final long serialVersionUID = 1L;

	private static final StackTraceElement[] NO_STACK_TRACE = {};

	private final String text;

	private SafeTrace(Throwable original, boolean messages, @Nullable Throwable cause) {
		super(null, cause, false, true);
		this.text = describe(original, messages);
		setStackTrace(Objects.requireNonNullElse(ask(original::getStackTrace), NO_STACK_TRACE));
	}

	/** Copy an exception, unless it is safe as it is. */
	static Throwable of(Throwable original, boolean messages) {
		List<Throwable> chain = Causes.of(original);
		if (messages && Boolean.TRUE.equals(ask(() -> areSafe(chain)))) {
			return original;
		}
		SafeTrace copy = new SafeTrace(chain.get(chain.size() - 1), messages, null);
		for (int i = chain.size() - 2; i >= 0; i--) {
			copy = new SafeTrace(chain.get(i), messages, copy);
		}
		return copy;
	}

	/**
	 * Copy a failure with another cause, keeping its type, because log tools group
	 * failures by type.
	 */
	static PaykkaException copy(PaykkaException failure, @Nullable Throwable cause, boolean traced) {
		// A text, because a Throwable at the end would become the cause
		Object[] arguments = Arrays.stream(failure.getArguments()).map(MessageTemplate::toText).toArray();
		if (!traced) {
			return PaykkaException.withoutStackTrace(failure.getErrorCode(), arguments);
		}
		PaykkaException copy = new PaykkaException(failure.getErrorCode(), cause, arguments);
		copy.setStackTrace(failure.getStackTrace());
		return copy;
	}

	private static boolean areSafe(List<Throwable> chain) {
		return chain.get(chain.size() - 1).getCause() == null && chain.stream()
			.allMatch((exception) -> exception.getSuppressed().length == 0 && isSafe(exception.getMessage()));
	}

	private static boolean isSafe(@Nullable String message) {
		return message == null || LogText.message(message).equals(message);
	}

	static String describe(Throwable exception, boolean messages) {
		String name = exception.getClass().getName();
		String message = messages ? ask(exception::getMessage) : null;
		return (message != null) ? name + ": " + LogText.message(message) : name;
	}

	/** Ask an exception, whose methods may fail. */
	private static <T> @Nullable T ask(Supplier<@Nullable T> question) {
		try {
			return question.get();
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
