package com.paykka.errors;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

/**
 * Parses the {@code Retry-After} header.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#field.retry-after">RFC 9110</a>
 */
final class RetryAfter {

	static final Duration MAX = Duration.ofDays(1);

	private static final int MAX_DIGITS = 9;

	private RetryAfter() {
	}

	/**
	 * Parse a value of the header.
	 * @param value seconds or a date
	 * @param now the time from which to measure the wait until a date
	 * @return the time to wait, from zero to one day; {@code null} if there is no value
	 * or it can't be parsed
	 */
	static @Nullable Duration parse(@Nullable String value, Instant now) {
		if (value == null) {
			return null;
		}
		String text = value.strip();
		Duration wait = isNumber(text) ? seconds(text) : until(text, now);
		return (wait != null && wait.compareTo(MAX) > 0) ? MAX : wait;
	}

	private static boolean isNumber(String text) {
		return !text.isEmpty() && text.chars().allMatch((character) -> character >= '0' && character <= '9');
	}

	private static Duration seconds(String digits) {
		return (digits.length() > MAX_DIGITS) ? MAX : Duration.ofSeconds(Integer.parseInt(digits));
	}

	private static @Nullable Duration until(String date, Instant now) {
		try {
			Duration wait = Duration.between(now, ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME));
			return wait.isNegative() ? Duration.ZERO : wait;
		}
		catch (DateTimeException | ArithmeticException ex) {
			return null;
		}
	}

}
