package com.paykka.errors.internal.translation;

import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A step on the path from an object to one of its values.
 *
 * @param type what the step leads to
 * @param text the property's name, the index or the key as text
 * @param key the index or the key itself, or {@code null} for a property
 */
record Step(StepType type, String text, @Nullable Object key) {

	/**
	 * Orders paths as they appear in the document, as far as known.
	 */
	static final Comparator<List<Step>> DOCUMENT_ORDER = Step::compare;

	static Step property(String name) {
		return new Step(StepType.PROPERTY, name, null);
	}

	static Step index(int index) {
		return new Step(StepType.INDEX, Integer.toString(index), index);
	}

	/**
	 * Create a step as Jackson counted it while reading. In a set, it counts only
	 * distinct elements.
	 * @return the step, or {@code null} if it is unknown what was sent
	 */
	static @Nullable Step read(@Nullable String name, int index, @Nullable Object container) {
		if (name != null) {
			return property(name);
		}
		boolean ordered = !(container instanceof Collection) || container instanceof List;
		return (index >= 0 && ordered) ? index(index) : null;
	}

	/**
	 * Create a step to the value of a key.
	 * @return the step, or {@code null} if it is unknown how the key was sent
	 */
	static @Nullable Step key(Object key) {
		if (key instanceof Enum<?> constant) {
			return new Step(StepType.KEY, constant.name(), key);
		}
		boolean plain = key instanceof CharSequence || key instanceof Number || key instanceof Character
				|| key instanceof Boolean || key instanceof UUID || key instanceof TemporalAccessor;
		return plain ? new Step(StepType.KEY, key.toString(), key) : null;
	}

	/**
	 * Parse a path as Spring writes it, such as {@code items[0].price}. Parsing stops at
	 * an element without an index.
	 */
	static List<Step> parse(String path) {
		List<Step> steps = new ArrayList<>();
		int position = 0;
		while (position < path.length()) {
			boolean bracket = path.charAt(position) == '[';
			int start = (bracket || path.charAt(position) == '.') ? position + 1 : position;
			int end = end(path, start, bracket);
			String text = path.substring(start, end);
			if (bracket && text.isEmpty()) {
				break;
			}
			if (bracket) {
				steps.add(element(text));
			}
			else if (!text.isEmpty()) {
				steps.add(property(text));
			}
			position = bracket ? end + 1 : end;
		}
		return steps;
	}

	private static int end(String path, int start, boolean bracket) {
		for (int i = start; i < path.length(); i++) {
			char character = path.charAt(i);
			if (bracket ? character == ']' : character == '.' || character == '[') {
				return i;
			}
		}
		return path.length();
	}

	private static Step element(String text) {
		try {
			int index = Integer.parseInt(text);
			return Integer.toString(index).equals(text) ? index(index) : new Step(StepType.KEY, text, text);
		}
		catch (NumberFormatException ex) {
			return new Step(StepType.KEY, text, text);
		}
	}

	private static int compare(List<Step> first, List<Step> second) {
		for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
			int order = compare(first.get(i), second.get(i));
			if (order != 0) {
				return order;
			}
		}
		return first.size() - second.size();
	}

	private static int compare(Step first, Step second) {
		return (first.key instanceof Integer index && second.key instanceof Integer other) ? index.compareTo(other)
				: first.text.compareTo(second.text);
	}

	/**
	 * What a step leads to.
	 */
	enum StepType {

		/** A property of a bean. */
		PROPERTY,

		/** An element of a list or an array. */
		INDEX,

		/** A value of a map. */
		KEY

	}

}
