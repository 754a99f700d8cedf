package com.paykka.errors.internal.translation;

import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Why a value could not be read.
 *
 * @param kind what is wrong
 * @param allowed the values that could be read, if these are few, otherwise empty
 */
public record Reason(Kind kind, List<String> allowed) {

	static final Reason MISSING = new Reason(Kind.MISSING, List.of());

	static final Reason UNKNOWN_MEMBER = new Reason(Kind.UNKNOWN_MEMBER, List.of());

	static final Reason TOO_LONG = new Reason(Kind.TOO_LONG, List.of());

	static final Reason NOT_A_NUMBER = new Reason(Kind.NOT_A_NUMBER, List.of());

	static final Reason NO_NUMBER = new Reason(Kind.NO_NUMBER, List.of());

	private static final int MAX_ALLOWED = 50;

	/**
	 * Return why a value is none of a type, or {@code null} if the type does not tell.
	 * @param names how the constants of an enum are sent
	 */
	static @Nullable Reason of(@Nullable Class<?> type, Function<Enum<?>, String> names) {
		if (type == null) {
			return null;
		}
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
		if (Number.class.isAssignableFrom(boxed)) {
			return NOT_A_NUMBER;
		}
		if (TemporalAccessor.class.isAssignableFrom(boxed) || Date.class.isAssignableFrom(boxed)
				|| Calendar.class.isAssignableFrom(boxed)) {
			return new Reason(Kind.NOT_A_DATE, List.of());
		}
		if (boxed == Boolean.class) {
			return new Reason(Kind.NOT_ALLOWED, List.of("true", "false"));
		}
		Object[] constants = boxed.getName().startsWith("java.") ? null : boxed.getEnumConstants();
		return (constants != null && constants.length <= MAX_ALLOWED) ? new Reason(Kind.NOT_ALLOWED,
				Arrays.stream(constants).map((constant) -> names.apply((Enum<?>) constant)).toList()) : null;
	}

	/** What is wrong with a value. */
	public enum Kind {

		/** There is none. */
		MISSING("is missing"),

		/** It is not a number, or one that is too large. */
		NOT_A_NUMBER("is not a valid number"),

		/** There is none, or something else than a number or a text. */
		NO_NUMBER("is missing or not a valid number"),

		/** It is neither a date nor a time. */
		NOT_A_DATE("is not a valid date or time"),

		/** It is not one of a few values. */
		NOT_ALLOWED("must be one of {0}"),

		/** The object has no such member. */
		UNKNOWN_MEMBER("is not a known member"),

		/** A text, a number or a name is longer than the JSON library allows. */
		TOO_LONG("is too long, or contains something that is");

		private final String text;

		Kind(String text) {
			this.text = text;
		}

		/** Return the English text, in which {@code {0}} is the allowed values. */
		public String text() {
			return this.text;
		}

	}

}
