package com.paykka.errors.internal.problem;

import java.io.Closeable;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.Buffer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.BaseStream;

import com.paykka.errors.CardNumbers;
import com.paykka.errors.MessageTemplate;
import com.paykka.errors.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of members safe to send: well-formed, of types that any JSON writer
 * supports, and free of card numbers and internals of the program.
 */
class ProblemValues {

	/** The text that replaces values of {@link #INTERNAL_TYPES}. */
	static final String UNKNOWN = "?";

	/**
	 * Types of values that belong to the program rather than the payment, or would have
	 * to be run or decoded first.
	 */
	static final List<Class<?>> INTERNAL_TYPES = List.of(Throwable.class, Type.class, AnnotatedElement.class,
			StackTraceElement.class, Thread.class, ClassLoader.class, Closeable.class, BaseStream.class, Iterator.class,
			Supplier.class, Callable.class, Runnable.class, Future.class, Buffer.class, byte[].class, char[].class,
			short[].class, int[].class, long[].class, float[].class, double[].class, boolean[].class);

	private static final int MAX_DEPTH = 50;

	private static final int MAX_VALUES = 10_000;

	private static final int MAX_TEXT = 4096;

	// With fewer or more digits before the point, a number is not a card number
	private static final int MIN_DIGITS = 12;

	private static final int MAX_DIGITS = 19;

	private final BeanFlattener flattener;

	ProblemValues(BeanFlattener flattener) {
		this.flattener = flattener;
	}

	@Nullable Object safe(String name, @Nullable Object value) {
		// Mappers may write the names of constants, which programs may not want to show
		return new Copy().of((value instanceof Enum<?>) ? value.toString() : value, name, 0);
	}

	/** Return a text without card numbers and lone surrogates, shortened if necessary. */
	static String safeText(String text) {
		String shortened = SafeText.shorten(text, MAX_TEXT);
		return hasSurrogate(shortened) ? new String(shortened.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
				: shortened;
	}

	/**
	 * Return a safe text for the name of a member, which Boot's writer can't write empty.
	 */
	static String safeName(String name) {
		return name.isEmpty() ? UNKNOWN : safeText(name);
	}

	/** Some containers let through characters that a URI must not contain. */
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

	private static boolean isInternal(Object value) {
		return INTERNAL_TYPES.stream().anyMatch((type) -> type.isInstance(value));
	}

	private static Object safeNumber(Number number, String key) {
		if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
			return number;
		}
		if ((number instanceof Double || number instanceof Float) && !Double.isFinite(number.doubleValue())) {
			// JSON has neither NaN nor infinity
			return number.toString();
		}
		BigDecimal decimal = new BigDecimal(number.toString());
		int digits = decimal.precision() - decimal.scale();
		if (digits < MIN_DIGITS || digits > MAX_DIGITS) {
			return number;
		}
		// What follows the point is left out of a card number
		String whole = decimal.toBigInteger().toString();
		String masked = CardNumbers.mask(key, whole);
		return masked.equals(whole) ? number : masked;
	}

	/** One copy of a value, which may be endless or contain itself. */
	private final class Copy {

		private int count;

		private @Nullable Object of(@Nullable Object value, String key, int depth) {
			if (depth > MAX_DEPTH || ++this.count > MAX_VALUES) {
				throw new IllegalArgumentException("A value is nested too deeply, or too large");
			}
			if (value == null || value instanceof Boolean) {
				return value;
			}
			if (value instanceof CharSequence text) {
				String whole = MessageTemplate.toText(text);
				// Twice as much as is shown, because decoding makes a text shorter
				String start = whole.substring(0, Math.min(whole.length(), 2 * MAX_TEXT));
				return safeText(CardNumbers.mask(key, start));
			}
			if (value instanceof Number number) {
				return ofNumber(number, key, depth);
			}
			if (value instanceof Map<?, ?> map) {
				return ofMap(map, key, depth);
			}
			if (value instanceof Collection<?> collection) {
				return ofAll(collection, key, depth);
			}
			if (value instanceof @Nullable Object[] array) {
				return ofAll(Arrays.asList(array), key, depth);
			}
			if (value instanceof Optional<?> optional) {
				return of(optional.orElse(null), key, depth + 1);
			}
			if (value instanceof OptionalDouble optional) {
				return optional.isPresent() ? safeNumber(optional.getAsDouble(), key) : null;
			}
			if (value instanceof OptionalLong optional) {
				return optional.isPresent() ? safeNumber(optional.getAsLong(), key) : null;
			}
			if (value instanceof OptionalInt optional) {
				return optional.isPresent() ? safeNumber(optional.getAsInt(), key) : null;
			}
			return isInternal(value) ? UNKNOWN : of(flatten(value), key, depth + 1);
		}

		private @Nullable Object ofNumber(Number number, String key, int depth) {
			boolean known = number.getClass().getName().startsWith("java.");
			return known ? safeNumber(number, key) : of(flatten(number), key, depth + 1);
		}

		private Map<String, @Nullable Object> ofMap(Map<?, ?> map, String key, int depth) {
			Map<String, @Nullable Object> safe = new LinkedHashMap<>();
			map.forEach((name, entry) -> {
				String text = MessageTemplate.toText(name);
				safe.put(safeName(text), of(entry, lastPart(key) + '.' + text, depth + 1));
			});
			return safe;
		}

		private List<@Nullable Object> ofAll(Collection<?> collection, String key, int depth) {
			List<@Nullable Object> safe = new ArrayList<>();
			collection.forEach((entry) -> safe.add(of(entry, key, depth + 1)));
			return safe;
		}

		private static String lastPart(String key) {
			return key.substring(key.lastIndexOf('.') + 1);
		}

		private @Nullable Object flatten(Object value) {
			try {
				return flattener.flatten(value);
			}
			catch (RuntimeException | StackOverflowError ex) {
				if (value instanceof Number || value.getClass().getName().startsWith("java.")) {
					return MessageTemplate.toText(value);
				}
				throw new IllegalArgumentException("A value can't be written as JSON");
			}
		}

	}

}
