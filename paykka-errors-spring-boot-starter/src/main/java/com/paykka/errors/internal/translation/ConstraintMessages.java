package com.paykka.errors.internal.translation;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaErrorCode;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;

/**
 * Reads codes from constraint messages, such as <code>{paykka.2008}</code>, and drops
 * messages that may contain the rejected value.
 */
final class ConstraintMessages {

	private static final Pattern NAMED_CODE = Pattern.compile("(?:^|\\{)paykka\\.(\\w+)(?:}|$)");

	private static final int MIN_QUOTED_LENGTH = 3;

	private ConstraintMessages() {
	}

	/**
	 * Return the code that a violated constraint names.
	 * @param texts the message as declared and as it is, or a code of Spring's
	 * @return the code of the first that has one, or {@code null} if none has
	 */
	static @Nullable PaykkaErrorCode codeOf(@Nullable String... texts) {
		return Stream.of(texts)
			.filter(Objects::nonNull)
			.map(NAMED_CODE::matcher)
			.filter(Matcher::find)
			.map((named) -> PaykkaErrorCode.resolve(named.group(1)))
			.filter((code) -> code != null && code != PaykkaErrorCode.SUCCESS)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Return the message to show for a violated constraint.
	 * @return the message, or {@code null} to use the code's own
	 */
	static @Nullable String detailOf(String template, String message, @Nullable Object rejected) {
		PaykkaErrorCode code = codeOf(template, message);
		boolean ownText = code != null && template.equals("{paykka." + code.getCode() + '}');
		return (ownText || isUnresolved(message) || template.contains("validatedValue")
				|| mayQuote(template, message, rejected)) ? null : message;
	}

	/** A key that is in no bundle stays unresolved, and is often a class name. */
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
