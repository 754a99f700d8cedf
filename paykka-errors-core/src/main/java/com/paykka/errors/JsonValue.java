package com.paykka.errors;

import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A value as parsed by any JSON library. Core depends on none of them: if a value is not
 * of a JDK type, it is read from the JSON text that its {@code toString()} returns, and
 * from the method that lists an object's members.
 *
 * @param text the string, or the number in its shortest form; {@code null} if the value
 * is neither
 * @param members the members, if the value is an object
 * @param type what the value is
 */
record JsonValue(@Nullable String text, @Nullable Iterable<?> members, JsonType type) {

	private static final JsonValue ABSENT = new JsonValue(null, null, JsonType.ABSENT);

	private static final JsonValue OTHER = new JsonValue(null, null, JsonType.OTHER);

	private static final JsonValue UNREADABLE = new JsonValue(null, null, JsonType.UNREADABLE);

	private static final Pattern NUMBER = Pattern.compile("-?\\d{1,1000}(\\.\\d{1,1000})?([eE][+-]?\\d{1,9})?");

	private static final int MAX_DIGITS = 20;

	static JsonValue of(@Nullable Object value) {
		if (value == null) {
			return ABSENT;
		}
		if (value instanceof CharSequence text) {
			return new JsonValue(text.toString(), null, JsonType.STRING);
		}
		if (value instanceof BigDecimal number && number.scale() == 0) {
			return new JsonValue(number.toString(), null, JsonType.NUMBER);
		}
		if (value instanceof Number number) {
			return number(number.toString());
		}
		if (value instanceof Map<?, ?> map) {
			return new JsonValue(null, map.entrySet(), JsonType.OBJECT);
		}
		if (value instanceof Collection || value instanceof Boolean || value.getClass().isArray()) {
			return OTHER;
		}
		return value.getClass().getName().startsWith("java.") ? UNREADABLE : foreign(value);
	}

	/**
	 * Read 4018.0 and 4.018E3 as 4018 too, because some libraries parse every number as a
	 * double.
	 */
	private static JsonValue number(String text) {
		String shortest = text;
		try {
			BigDecimal number = new BigDecimal(text).stripTrailingZeros();
			if (number.scale() <= 0 && (long) number.precision() - number.scale() <= MAX_DIGITS) {
				shortest = number.toPlainString();
			}
		}
		catch (NumberFormatException ex) {
			// NaN or infinite, so certainly not a known code
		}
		return new JsonValue(shortest, null, JsonType.NUMBER);
	}

	/**
	 * Return whether a value is the literal {@code true}, not a string.
	 */
	static boolean isTrue(@Nullable Object value) {
		return value instanceof Boolean literal ? literal
				: value != null && !value.getClass().getName().startsWith("java.") && of(value).type() == JsonType.OTHER
						&& "true".equals(String.valueOf(value));
	}

	private static JsonValue foreign(Object value) {
		try {
			Iterable<?> members = membersOf(value);
			if (members != null) {
				return new JsonValue(null, members, JsonType.OBJECT);
			}
			return parse(String.valueOf(value));
		}
		catch (RuntimeException | StackOverflowError ex) {
			return UNREADABLE;
		}
	}

	/**
	 * Call Jackson's {@code properties()} or Gson's {@code entrySet()}.
	 */
	private static @Nullable Iterable<?> membersOf(Object value) {
		for (String method : new String[] { "properties", "entrySet" }) {
			try {
				if (value.getClass().getMethod(method).invoke(value) instanceof Iterable<?> members
						&& value.toString().startsWith("{")) {
					return members;
				}
			}
			catch (NoSuchMethodException ex) {
				// From another library, or not an object
			}
			catch (IllegalAccessException | InvocationTargetException ex) {
				return null;
			}
		}
		return null;
	}

	private static JsonValue parse(String json) {
		if (json.equals("null")) {
			return ABSENT;
		}
		if (json.length() > 1 && json.startsWith("\"") && json.endsWith("\"")) {
			return new JsonValue(json.substring(1, json.length() - 1), null, JsonType.STRING);
		}
		if (json.startsWith("[") || json.equals("true") || json.equals("false")) {
			return OTHER;
		}
		return NUMBER.matcher(json).matches() ? number(json) : UNREADABLE;
	}

	/**
	 * The kinds of values that matter here.
	 */
	enum JsonType {

		/** Missing, or {@code null}. */
		ABSENT,

		STRING, NUMBER, OBJECT,

		/** A list or a boolean. */
		OTHER,

		/** Not a value that a JSON library returns. */
		UNREADABLE

	}

}
