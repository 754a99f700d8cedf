package com.paykka.errors.internal.translation;

import com.paykka.errors.PaykkaErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Reads codes from constraint messages, such as <code>{paykka.2008}</code>, and drops
 * messages that contain the rejected value.
 */
final class ConstraintMessages {

	private static final String CODE_PREFIX = "paykka.";

	private static final int MIN_COMPARED_LENGTH = 3;

	private ConstraintMessages() {
	}

	/**
	 * Create an entry for a violated constraint.
	 * @param template the message as declared, or {@code null} if unknown
	 * @param message the message as interpolated
	 * @param rejected the rejected value
	 * @param source where the value was found
	 * @param location the JSON pointer or the name, depending on the source
	 * @return the entry
	 */
	static InvalidValue invalidValue(@Nullable String template, @Nullable String message, @Nullable Object rejected,
			InvalidValue.Source source, @Nullable String location) {
		PaykkaErrorCode code = codeOf(template);
		if (code == null) {
			code = codeOf((message != null) ? '{' + message + '}' : null);
		}
		boolean ownText = code != null
				&& (template == null || template.equals('{' + CODE_PREFIX + code.getCode() + '}'));
		String detail = (ownText || tellsRejectedValue(template, message, rejected)) ? null : message;
		return new InvalidValue((code != null) ? code : PaykkaErrorCode.PARAMETER_INVALID, detail, source, location);
	}

	/**
	 * Return the code that a message names.
	 * @param template the message as declared
	 * @return the code, or {@code null} if it names none
	 */
	static @Nullable PaykkaErrorCode codeOf(@Nullable String template) {
		int start = (template != null) ? template.indexOf('{' + CODE_PREFIX) : -1;
		if (template == null || start < 0) {
			return null;
		}
		int end = template.indexOf('}', start);
		return (end > 0) ? errorCode(template.substring(start + 1 + CODE_PREFIX.length(), end)) : null;
	}

	private static @Nullable PaykkaErrorCode errorCode(String code) {
		PaykkaErrorCode resolved = PaykkaErrorCode.resolve(code);
		return (resolved != PaykkaErrorCode.SUCCESS) ? resolved : null;
	}

	private static boolean tellsRejectedValue(@Nullable String template, @Nullable String message,
			@Nullable Object rejected) {
		if (template != null && template.contains("validatedValue")) {
			return true;
		}
		if (message == null || !(rejected instanceof CharSequence || rejected instanceof Number)) {
			return false;
		}
		String text = rejected.toString();
		return text.length() >= MIN_COMPARED_LENGTH && message.contains(text);
	}

}
