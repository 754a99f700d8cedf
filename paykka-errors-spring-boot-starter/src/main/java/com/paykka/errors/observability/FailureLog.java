package com.paykka.errors.observability;

import com.paykka.errors.CardNumbers;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.problem.FailureListener;
import com.paykka.errors.problem.ProblemRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes one line for each failure: client errors at {@code debug}, 5xx at {@code error}
 * with the stack trace. No value in it can end the line, and no message of a cause is in
 * it, which may hold anything.
 */
class FailureLog implements FailureListener {

	private static final Logger logger = LoggerFactory.getLogger("com.paykka.errors");

	private static final int SERVER_ERROR = 500;

	private static final int MAX_PATH = 512;

	@Override
	public void onFailure(PaykkaException exception, int status, ProblemRequest request) {
		Level level = (status < SERVER_ERROR) ? Level.DEBUG : Level.ERROR;
		if (!logger.isEnabledForLevel(level)) {
			return;
		}
		PaykkaErrorCode code = exception.getErrorCode();
		logger.atLevel(level)
			.setCause((level == Level.ERROR) ? MessagelessTrace.of(exception) : null)
			.log("{} {} status={} {} {}", code.getCode(), code.name(), status, escape(request.method()),
					escape(request.path()));
	}

	static String escape(String value) {
		// Masked before it is cut, as the cut may leave most of a card number
		String masked = CardNumbers.mask(value);
		String text = (masked.length() > MAX_PATH) ? masked.substring(0, MAX_PATH) + '…' : masked;
		StringBuilder escaped = null;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			boolean unsafe = isUnsafe(character);
			if (unsafe && escaped == null) {
				escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
			}
			if (escaped != null) {
				append(escaped, character, unsafe);
			}
		}
		return (escaped != null) ? escaped.toString() : text;
	}

	private static boolean isUnsafe(char character) {
		int type = Character.getType(character);
		return type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR
				|| type == Character.PARAGRAPH_SEPARATOR || type == Character.SURROGATE;
	}

	private static void append(StringBuilder escaped, char character, boolean unsafe) {
		if (!unsafe) {
			escaped.append(character);
			return;
		}
		escaped.append("\\u");
		for (int shift = 12; shift >= 0; shift -= 4) {
			escaped.append(Character.forDigit((character >> shift) & 0xF, 16));
		}
	}

	/**
	 * The stack trace of an exception and its causes, with their class names instead of
	 * their messages.
	 */
	static final class MessagelessTrace extends Throwable {

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

}
