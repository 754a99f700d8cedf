package com.paykka.errors.internal.translation;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

import com.paykka.errors.MessageTemplate;
import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;

/**
 * The stack trace of an exception and its causes, with class names in place of messages,
 * or with messages that are safe to log.
 */
public final class SafeTrace extends Throwable {

	private static final long serialVersionUID = 1L;

	private final String text;

	private SafeTrace(Throwable original, boolean messages, @Nullable Throwable cause) {
		super(null, cause, false, true);
		this.text = describe(original, messages);
		ask(() -> {
			setStackTrace(original.getStackTrace());
			return null;
		});
	}

	/** Copy an exception, unless it is safe as it is. */
	public static Throwable of(Throwable original, boolean messages) {
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
	public static PaykkaException copy(PaykkaException failure, @Nullable Throwable cause, boolean traced) {
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
			.allMatch((exception) -> exception.getSuppressed().length == 0 && isSafe(exception.getMessage())
					&& isSafe(exception.toString()) && !Arrays.asList(exception.getStackTrace()).contains(null));
	}

	private static boolean isSafe(@Nullable String message) {
		return message == null || LogText.message(message).equals(message);
	}

	public static String describe(Throwable exception, boolean messages) {
		String name = exception.getClass().getName();
		String message = messages ? ask(exception::getMessage) : null;
		return (message != null) ? name + ": " + LogText.message(message) : name;
	}

	/** Ask an exception, whose methods may fail. */
	private static <T> @Nullable T ask(Callable<@Nullable T> question) {
		try {
			return question.call();
		}
		catch (Throwable ex) {
			if (ex instanceof VirtualMachineError error && !(ex instanceof StackOverflowError)) {
				throw error;
			}
			return null;
		}
	}

	/** The stack trace is the original's. */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

	@Override
	public String getMessage() {
		return this.text;
	}

}
