package com.paykka.errors.internal.problem;

import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.paykka.errors.CardNumbers;
import com.paykka.errors.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of members safe to send: without card numbers, well-formed, and of types
 * that any JSON writer knows.
 */
class ProblemValues {

	private static final int MAX_DEPTH = 50;

	private static final int MAX_TEXT = 4096;

	private final ProblemJson json;

	ProblemValues(ProblemJson json) {
		this.json = json;
	}

	/**
	 * Return the value to send.
	 * @param value the value of a member
	 * @return the same as maps, lists, strings, numbers and booleans
	 * @throws RuntimeException if the value can't be written
	 */
	@Nullable Object safe(@Nullable Object value) {
		if (value == null || isScalar(value)) {
			return mask(value, 0);
		}
		if (value instanceof Enum<?> || value instanceof CharSequence) {
			return safeText(value.toString());
		}
		try {
			return mask(this.json.toPlain(value), 0);
		}
		catch (RuntimeException | StackOverflowError ex) {
			if (value.getClass().getName().startsWith("java.") && !(value instanceof Map)
					&& !(value instanceof Iterable)) {
				return safeText(value.toString());
			}
			throw new IllegalArgumentException("A value can't be written as JSON");
		}
	}

	private static boolean isScalar(Object value) {
		return value instanceof String || value instanceof Number || value instanceof Boolean;
	}

	private @Nullable Object mask(@Nullable Object value, int depth) {
		if (depth > MAX_DEPTH) {
			throw new IllegalArgumentException("A value is nested too deeply");
		}
		if (value instanceof String text) {
			return safeText(text);
		}
		if (value instanceof Long || value instanceof BigInteger) {
			String text = value.toString();
			String masked = CardNumbers.mask(text);
			return masked.equals(text) ? value : masked;
		}
		if (value instanceof Double || value instanceof Float) {
			// JSON has neither NaN nor infinity
			return Double.isFinite(((Number) value).doubleValue()) ? value : value.toString();
		}
		if (value instanceof Map<?, ?> map) {
			Map<String, @Nullable Object> safe = new LinkedHashMap<>();
			map.forEach((name, entry) -> safe.put(safeText(String.valueOf(name)), mask(entry, depth + 1)));
			return safe;
		}
		if (value instanceof Collection<?> collection) {
			List<@Nullable Object> safe = new ArrayList<>(collection.size());
			collection.forEach((entry) -> safe.add(mask(entry, depth + 1)));
			return safe;
		}
		if (value == null || isScalar(value)) {
			return value;
		}
		return safeText(value.toString());
	}

	/**
	 * Return a text without card numbers and lone surrogates, cut if it is longer than
	 * anybody reads.
	 */
	static String safeText(String text) {
		String shortened = SafeText.shorten(text, MAX_TEXT);
		return hasSurrogate(shortened) ? new String(shortened.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
				: shortened;
	}

	/**
	 * Some containers let through characters that a URI must not have.
	 */
	static boolean isUri(String text) {
		try {
			return !new URI(text).toString().isEmpty();
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	private static boolean hasSurrogate(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				return true;
			}
		}
		return false;
	}

}
