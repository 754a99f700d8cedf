package com.paykka.errors.internal.translation;

import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A step on the path from an object to one of its values.
 *
 * @param text the property's name, the index or the key as text
 * @param key the index of a list's element, the key of a map's value, or {@code null} for
 * a property
 */
record Step(String text, @Nullable Object key) {

	/** Orders paths as they appear in the document, as far as known. */
	static final Comparator<List<Step>> DOCUMENT_ORDER = (first, second) -> Arrays.compare(first.toArray(Step[]::new),
			second.toArray(Step[]::new), Step::compare);

	private static final Pattern PARTS = Pattern.compile("\\[(?<key>[^]]*)]?|(?<name>[^.\\[]+)");

	private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,8}");

	static Step property(String name) {
		return new Step(name, null);
	}

	static Step index(int index) {
		return new Step(Integer.toString(index), index);
	}

	/**
	 * Create a step as Jackson counted it, or return {@code null} in a set, of which it
	 * counts only distinct elements.
	 */
	static @Nullable Step read(@Nullable String name, int index, @Nullable Object container) {
		if (name != null) {
			return property(name);
		}
		boolean ordered = !(container instanceof Collection) || container instanceof List;
		return (index >= 0 && ordered) ? index(index) : null;
	}

	/**
	 * Create a step to the value of a key, or return {@code null} if it is unknown how
	 * the key was sent.
	 */
	static @Nullable Step key(Object key) {
		if (key instanceof Enum<?> constant) {
			return new Step(constant.name(), key);
		}
		boolean plain = key instanceof CharSequence || key instanceof Number || key instanceof Character
				|| key instanceof Boolean || key instanceof UUID || key instanceof TemporalAccessor;
		return plain ? new Step(key.toString(), key) : null;
	}

	/**
	 * Parse a path as Spring writes it, such as {@code items[0].price}. Parsing stops at
	 * an element without an index.
	 */
	static List<Step> parse(String path) {
		List<Step> steps = new ArrayList<>();
		Matcher parts = PARTS.matcher(path);
		while (parts.find()) {
			String key = parts.group("key");
			if (key == null) {
				steps.add(property(parts.group("name")));
			}
			else if (key.isEmpty()) {
				break;
			}
			else {
				steps.add(INDEX.matcher(key).matches() ? index(Integer.parseInt(key)) : new Step(key, key));
			}
		}
		return steps;
	}

	private static int compare(Step first, Step second) {
		return (first.key instanceof Integer index && second.key instanceof Integer other) ? index.compareTo(other)
				: first.text.compareTo(second.text);
	}

}
