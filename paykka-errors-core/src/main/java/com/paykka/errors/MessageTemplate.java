package com.paykka.errors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A message with placeholders, compiled once and rendered with arguments. A placeholder
 * is written <code>{0}</code> or <code>&lt;0&gt;</code>.
 * <p>
 * Unlike {@link java.text.MessageFormat}, it treats an apostrophe as plain text and
 * ignores the default locale. A placeholder without an argument stays as written, surplus
 * arguments are ignored, and placeholders in the text of an argument are not expanded.
 * Instances are immutable.
 *
 * @since 1.0.0
 */
public final class MessageTemplate {

	private static final int MAX_INDEX_DIGITS = 4;

	private final String pattern;

	private final List<Placeholder> placeholders;

	private MessageTemplate(String pattern, List<Placeholder> placeholders) {
		this.pattern = pattern;
		this.placeholders = placeholders;
	}

	/**
	 * Compile a pattern. Text that only looks like a placeholder stays as it is.
	 * @param pattern the text with its placeholders
	 * @return the template
	 */
	public static MessageTemplate compile(String pattern) {
		List<Placeholder> placeholders = new ArrayList<>();
		for (int position = 0; position < pattern.length(); position++) {
			Placeholder placeholder = placeholderAt(pattern, position);
			if (placeholder != null) {
				placeholders.add(placeholder);
			}
		}
		return new MessageTemplate(pattern, List.copyOf(placeholders));
	}

	private static @Nullable Placeholder placeholderAt(String pattern, int start) {
		char open = pattern.charAt(start);
		if (open != '{' && open != '<') {
			return null;
		}
		int index = 0;
		int position = start + 1;
		while (position < pattern.length() && isDigit(pattern.charAt(position))) {
			if (position - start > MAX_INDEX_DIGITS) {
				return null;
			}
			index = 10 * index + (pattern.charAt(position) - '0');
			position++;
		}
		char close = (open == '{') ? '}' : '>';
		if (position == start + 1 || position == pattern.length() || pattern.charAt(position) != close) {
			return null;
		}
		return new Placeholder(start, position + 1, index);
	}

	private static boolean isDigit(char character) {
		return character >= '0' && character <= '9';
	}

	/**
	 * Return whether the message has placeholders, whose arguments it needs.
	 * @return whether there is at least one
	 */
	public boolean hasPlaceholders() {
		return !this.placeholders.isEmpty();
	}

	/**
	 * Render the message. It never throws, because it runs while an error is being
	 * reported. An argument renders as <code>?</code> if it is an exception, a class, an
	 * array or an object without a text of its own, or if its {@code toString} throws; so
	 * does such an element of a collection, a map or an {@code Optional}. The text of a
	 * long collection is cut, and {@code null} renders as <code>null</code>. Card numbers
	 * in arguments are not masked here.
	 * @param arguments the values of the placeholders, by index; {@code null} for none
	 * @return the message
	 */
	public String render(@Nullable Object @Nullable ... arguments) {
		if (arguments == null || this.placeholders.isEmpty()) {
			return this.pattern;
		}
		StringBuilder message = new StringBuilder();
		int position = 0;
		for (Placeholder placeholder : this.placeholders) {
			int index = placeholder.index();
			if (index < arguments.length) {
				message.append(this.pattern, position, placeholder.start()).append(toText(arguments[index]));
				position = placeholder.end();
			}
		}
		return message.append(this.pattern, position, this.pattern.length()).toString();
	}

	/**
	 * Extract the arguments from a message that this template rendered: the inverse of
	 * {@link #render}.
	 * @param message a message
	 * @return the arguments, or {@code null} if the template has none or the message does
	 * not match it
	 */
	String @Nullable [] argumentsOf(String message) {
		String[] arguments = new String[this.placeholders.size()];
		int position = 0;
		int literal = 0;
		for (int i = 0; i < arguments.length; i++) {
			Placeholder placeholder = this.placeholders.get(i);
			String before = this.pattern.substring(literal, placeholder.start());
			literal = placeholder.end();
			boolean last = i == arguments.length - 1;
			String after = this.pattern.substring(literal,
					last ? this.pattern.length() : this.placeholders.get(i + 1).start());
			int start = position + before.length();
			int end = last ? message.length() - after.length() : message.indexOf(after, start);
			if (!message.startsWith(before, position) || end < start || !message.startsWith(after, end)
					|| placeholder.index() >= arguments.length) {
				return null;
			}
			arguments[placeholder.index()] = message.substring(start, end);
			position = end;
		}
		return (arguments.length > 0 && !Arrays.asList(arguments).contains(null)) ? arguments : null;
	}

	/**
	 * Return the text of one argument, as {@link #render} writes it.
	 * @param argument the argument
	 * @return its text, independent of the default locale
	 */
	public static String toText(@Nullable Object argument) {
		return (argument instanceof String string) ? string : ArgumentText.of(argument);
	}

	/**
	 * Return the pattern as it was compiled.
	 */
	@Override
	public String toString() {
		return this.pattern;
	}

	private record Placeholder(int start, int end, int index) {
	}

}
