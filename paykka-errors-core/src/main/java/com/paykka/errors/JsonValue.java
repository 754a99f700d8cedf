package com.paykka.errors;

import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A value as any JSON library gives it. Core names none of them: what is no type of the
 * JDK is read by the JSON text that its {@code toString()} returns, and by the method
 * that lists the members of an object.
 *
 * @param text the string, or the number in its shortest form; {@code null} if the value
 * is neither
 * @param members the members, if the value is an object
 * @param kind what the value is
 */
record JsonValue(@Nullable String text, @Nullable Iterable<?> members, Kind kind) {

	private static final JsonValue ABSENT = new JsonValue(null, null, Kind.ABSENT);

	private static final JsonValue OTHER = new JsonValue(null, null, Kind.OTHER);

	private static final JsonValue UNREADABLE = new JsonValue(null, null, Kind.UNREADABLE);

	private static final Pattern NUMBER = Pattern.compile("-?\\d{1,1000}(\\.\\d{1,1000})?([eE][+-]?\\d{1,9})?");

	private static final int MAX_DIGITS = 20;

	static JsonValue of(@Nullable Object value) {
		if (value == null) {
			return ABSENT;
		}
		if (value instanceof CharSequence text) {
			return new JsonValue(text.toString(), null, Kind.STRING);
		}
		if (value instanceof Number number) {
			return number(number.toString());
		}
		if (value instanceof Map<?, ?> map) {
			return new JsonValue(null, map.entrySet(), Kind.OBJECT);
		}
		if (value instanceof Collection || value instanceof Boolean || value.getClass().isArray()) {
			return OTHER;
		}
		return value.getClass().getName().startsWith("java.") ? UNREADABLE : foreign(value);
	}

	/**
	 * Return 4018 for 4018.0 and 4.018E3, too: some libraries read any number as a
	 * double.
	 */
	private static JsonValue number(String text) {
		String shortest = text;
		try {
			BigDecimal number = new BigDecimal(text).stripTrailingZeros();
			if (number.scale() <= 0 && (long) number.precision() - number.scale() <= MAX_DIGITS) {
				shortest = number.toBigIntegerExact().toString();
			}
		}
		catch (NumberFormatException ex) {
			// Not a number, or infinite: no code that anybody knows
		}
		return new JsonValue(shortest, null, Kind.NUMBER);
	}

	private static JsonValue foreign(Object value) {
		try {
			Iterable<?> members = membersOf(value);
			if (members != null) {
				return new JsonValue(null, members, Kind.OBJECT);
			}
			return parse(String.valueOf(value));
		}
		catch (RuntimeException | StackOverflowError ex) {
			return UNREADABLE;
		}
	}

	/**
	 * {@code properties()} is Jackson's, {@code entrySet()} Gson's.
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
				// Another library's, or no object
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
			return new JsonValue(json.substring(1, json.length() - 1), null, Kind.STRING);
		}
		if (json.startsWith("[") || json.equals("true") || json.equals("false")) {
			return OTHER;
		}
		return NUMBER.matcher(json).matches() ? number(json) : UNREADABLE;
	}

	/**
	 * Kinds of values, as far as they matter.
	 */
	enum Kind {

		/** Missing, or {@code null}. */
		ABSENT,

		STRING, NUMBER, OBJECT,

		/** A list or a boolean. */
		OTHER,

		/** Nothing that any library gives. */
		UNREADABLE

	}

}
