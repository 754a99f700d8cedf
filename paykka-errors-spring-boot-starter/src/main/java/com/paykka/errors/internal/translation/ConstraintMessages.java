package com.paykka.errors.internal.translation;

import java.util.Locale;

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
	 * Return the code that a violated constraint names.
	 * @param template the message as declared, or {@code null} if unknown
	 * @param message the message as interpolated
	 * @return the code, or {@code null} if it names none
	 */
	static @Nullable PaykkaErrorCode codeOf(@Nullable String template, @Nullable String message) {
		PaykkaErrorCode code = codeOf(template);
		return (code != null) ? code : codeOf((message != null) ? '{' + message + '}' : null);
	}

	/**
	 * Return the message to show for a violated constraint.
	 * @param template the message as declared, or {@code null} if unknown
	 * @param message the message as interpolated
	 * @param rejected the rejected value
	 * @return the message, or {@code null} to use the code's own
	 */
	static @Nullable String detailOf(@Nullable String template, @Nullable String message, @Nullable Object rejected) {
		PaykkaErrorCode code = codeOf(template, message);
		boolean ownText = code != null
				&& (template == null || template.equals('{' + CODE_PREFIX + code.getCode() + '}'));
		return (message == null || ownText || isUnresolved(message)
				|| revealsRejectedValue(template, message, rejected)) ? null : message;
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

	/**
	 * A key that is in no bundle stays unresolved, and is often a class name.
	 */
	private static boolean isUnresolved(String message) {
		return message.startsWith("{") && message.indexOf('}') == message.length() - 1;
	}

	private static boolean revealsRejectedValue(@Nullable String template, String message, @Nullable Object rejected) {
		if (template != null && template.contains("validatedValue")) {
			return true;
		}
		String comparable = lettersAndDigits(message);
		return RejectedTexts.of(rejected)
			.stream()
			.map(ConstraintMessages::lettersAndDigits)
			.anyMatch((text) -> text.length() >= MIN_COMPARED_LENGTH && comparable.contains(text));
	}

	/**
	 * A message may show a value in another format.
	 */
	private static String lettersAndDigits(String text) {
		StringBuilder kept = new StringBuilder(text.length());
		text.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
		return kept.toString().toLowerCase(Locale.ROOT);
	}

}
