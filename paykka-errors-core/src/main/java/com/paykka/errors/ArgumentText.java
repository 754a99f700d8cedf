package com.paykka.errors;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.Buffer;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The text of an argument. It reveals nothing about code, and stays short even if the
 * argument is large.
 */
final class ArgumentText {

	private static final int MAX_DEPTH = 50;

	private static final int MAX_LENGTH = 4096;

	// Of a number written in full, which may be a card number
	private static final int MAX_DIGITS = 25;

	private static final String UNKNOWN = "?";

	// It starts only where a name does, so that a long text takes no time. The end tells
	// com.acme.Name@cafe from the address acme.name@cafe.example
	private static final Pattern IDENTITY = Pattern.compile("(?:\\[(?:[BCDFIJSZ]|L[^\\[;@\\s]++;)|"
			+ "(?<![\\p{javaJavaIdentifierPart}/.])\\.*+[\\p{javaJavaIdentifierPart}/]++(?:\\.++[\\p{javaJavaIdentifierPart}/]++)++)"
			+ "@[0-9a-f]{1,8}+(?!\\.?[\\p{Alnum}_-])");

	private final StringBuilder text = new StringBuilder();

	private ArgumentText() {
	}

	/**
	 * Return the text of an argument, or a question mark if there is none to show.
	 */
	static String of(@Nullable Object argument) {
		try {
			if (argument == null || isSimple(argument)) {
				return ofOne(argument);
			}
			ArgumentText text = new ArgumentText();
			text.append(argument, 0);
			return text.text.toString();
		}
		catch (Throwable ex) {
			return UNKNOWN;
		}
	}

	private static boolean isSimple(Object argument) {
		return argument instanceof CharSequence || argument instanceof Number || argument instanceof Boolean
				|| argument instanceof Character || argument instanceof Enum;
	}

	private void append(@Nullable Object argument, int depth) {
		if (depth > MAX_DEPTH) {
			throw new IllegalArgumentException("An argument that may contain itself");
		}
		if (argument instanceof Map<?, ?> map) {
			appendAll(map.entrySet(), '{', '}', depth);
		}
		else if (argument instanceof Collection<?> collection) {
			appendAll(collection, '[', ']', depth);
		}
		else if (argument instanceof Map.Entry<?, ?> entry) {
			append(entry.getKey(), depth + 1);
			this.text.append('=');
			append(entry.getValue(), depth + 1);
		}
		else if (argument instanceof Optional<?> optional && optional.isPresent()) {
			this.text.append("Optional[");
			append(optional.get(), depth + 1);
			this.text.append(']');
		}
		else if (argument instanceof OptionalDouble optional && optional.isPresent()) {
			this.text.append("OptionalDouble[").append(ofOne(optional.getAsDouble())).append(']');
		}
		else if (argument instanceof AtomicReference<?> reference) {
			append(reference.get(), depth + 1);
		}
		else if (argument == null || isSimple(argument) || isOpaque(argument)) {
			this.text.append(ofOne(argument));
		}
		else {
			appendObject(argument, depth);
		}
	}

	private void appendObject(Object argument, int depth) {
		Map<String, @Nullable Object> members = GeneratedText.membersOf(argument);
		if (members == null) {
			this.text.append(ofOne(argument));
			return;
		}
		this.text.append(argument.getClass().getSimpleName()).append((argument instanceof Record) ? '[' : '(');
		String separator = "";
		for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
			this.text.append(separator).append(member.getKey()).append('=');
			append(member.getValue(), depth + 1);
			separator = ", ";
		}
		this.text.append((argument instanceof Record) ? ']' : ')');
	}

	private void appendAll(Collection<?> elements, char open, char close, int depth) {
		this.text.append(open);
		Iterator<?> remaining = elements.iterator();
		while (remaining.hasNext() && this.text.length() < MAX_LENGTH) {
			append(remaining.next(), depth + 1);
			if (remaining.hasNext()) {
				this.text.append(", ");
			}
		}
		this.text.append(remaining.hasNext() ? "\u2026" : "").append(close);
	}

	private static String ofOne(@Nullable Object argument) {
		if (argument instanceof Date date && argument.getClass() == Date.class) {
			return date.toInstant().toString();
		}
		if (argument instanceof Double || argument instanceof Float || argument instanceof BigDecimal
				|| argument instanceof DoubleAdder || argument instanceof DoubleAccumulator) {
			return ofDecimal(argument.toString());
		}
		if (argument == null || isOpaque(argument)) {
			return (argument != null) ? UNKNOWN : "null";
		}
		String text = argument.toString();
		if (text == null) {
			return "null";
		}
		return isIdentity(text, argument) ? UNKNOWN : text;
	}

	/**
	 * Write a number in full rather than with an exponent, which would hide a card
	 * number.
	 */
	private static String ofDecimal(String text) {
		if (text.indexOf('E') < 0) {
			return text;
		}
		BigDecimal number = new BigDecimal(text);
		boolean isShort = number.precision() <= MAX_DIGITS && Math.abs(number.scale()) <= MAX_DIGITS;
		return isShort ? number.toPlainString() : text;
	}

	/**
	 * Return whether an object is of interest only to programmers.
	 */
	private static boolean isOpaque(Object argument) {
		Class<?> type = argument.getClass();
		return argument instanceof Throwable || argument instanceof Type || argument instanceof Buffer || type.isArray()
				|| (type.getName().startsWith("java.lang.") && !isSimple(argument));
	}

	/**
	 * Recognize the text of {@link Object#toString()}, which would expose a class name,
	 * also where it is part of a longer text.
	 */
	private static boolean isIdentity(String text, Object argument) {
		if (argument instanceof String || text.indexOf('@') < 0) {
			return false;
		}
		return text.startsWith(argument.getClass().getName() + '@')
				|| (!(argument instanceof CharSequence) && IDENTITY.matcher(text).find());
	}

}
