package com.paykka.errors.internal.translation;

import com.paykka.errors.PaykkaErrorCode;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;

/**
 * Reads codes from constraint messages, such as <code>{paykka.2008}</code>, and drops
 * messages that may contain the rejected value.
 */
final class ConstraintMessages {

	private static final String CODE_PREFIX = "paykka.";

	private static final int MIN_QUOTED_LENGTH = 3;

	private ConstraintMessages() {
	}

	/**
	 * Return the code that a violated constraint names.
	 * @param template the message as declared, or {@code null} if unknown
	 * @return the code, or {@code null} if it names none
	 */
	static @Nullable PaykkaErrorCode codeOf(@Nullable String template, @Nullable String message) {
		PaykkaErrorCode code = codeOf(template);
		return (code != null) ? code : codeOf((message != null) ? '{' + message + '}' : null);
	}

	/**
	 * Return the message to show for a violated constraint.
	 * @return the message, or {@code null} to use the code's own
	 */
	static @Nullable String detailOf(String template, String message, @Nullable Object rejected) {
		PaykkaErrorCode code = codeOf(template, message);
		boolean ownText = code != null && template.equals('{' + CODE_PREFIX + code.getCode() + '}');
		return (ownText || isUnresolved(message) || template.contains("validatedValue")
				|| mayQuote(template, message, rejected)) ? null : message;
	}

	/**
	 * Return the code that a message names.
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

	/**
	 * A template does not say whether the text of its key contains the value. Hibernate's
	 * text for {@code @LuhnCheck} does, for instance.
	 */
	private static boolean mayQuote(String template, String message, @Nullable Object rejected) {
		if (rejected == null || !template.contains("{")) {
			return false;
		}
		if (!BeanUtils.isSimpleValueType(rejected.getClass())) {
			return !template.startsWith("{jakarta.validation.");
		}
		String text = rejected.toString();
		return text.length() >= MIN_QUOTED_LENGTH && message.contains(text);
	}

}
