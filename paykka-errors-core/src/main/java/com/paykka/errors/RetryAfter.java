package com.paykka.errors;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Parses the {@code Retry-After} header.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#field.retry-after">RFC 9110</a>
 */
final class RetryAfter {

	static final Duration MAX = Duration.ofDays(1);

	private static final int MAX_LENGTH = 1000;

	private static final int YEARS_AHEAD = 50;

	private static final Pattern COMMA = Pattern.compile(",");

	private static final Pattern SECONDS = Pattern.compile("\\d+(?:\\.\\d+)?");

	private RetryAfter() {
	}

	/**
	 * Parse the header.
	 * @param header seconds or dates, separated by commas
	 * @param now the time from which to measure the wait until a date
	 * @return the longest time to wait, at most one day; {@code null} if there is none
	 * that can be parsed and is still to come
	 */
	static @Nullable Duration parse(@Nullable String header, Instant now) {
		if (header == null || header.length() > MAX_LENGTH) {
			return null;
		}
		Duration longest = Duration.ZERO;
		String previous = "";
		for (String part : COMMA.splitAsStream(header).toList()) {
			// A date may hold a comma, too
			for (String value : new String[] { part, previous + ',' + part }) {
				Duration wait = parseOne(value.strip(), now);
				longest = (wait.compareTo(longest) > 0) ? wait : longest;
			}
			previous = part;
		}
		if (longest.isZero()) {
			return null;
		}
		return (longest.compareTo(MAX) > 0) ? MAX : longest;
	}

	private static Duration parseOne(String value, Instant now) {
		if (SECONDS.matcher(value).matches()) {
			BigDecimal seconds = new BigDecimal(value).setScale(0, RoundingMode.CEILING);
			return Duration.ofSeconds(seconds.min(BigDecimal.valueOf(MAX.toSeconds())).longValue());
		}
		for (DateTimeFormatter format : formats(now)) {
			try {
				return Duration.between(now, LocalDateTime.parse(value, format).toInstant(ZoneOffset.UTC));
			}
			catch (DateTimeException | ArithmeticException ex) {
				// In another format
			}
		}
		return Duration.ZERO;
	}

	/**
	 * The preferred format and the two that RFC 9110 calls obsolete. In the second, a
	 * year is never more than 50 years ahead.
	 */
	private static DateTimeFormatter[] formats(Instant now) {
		LocalDate firstYear = LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(99L - YEARS_AHEAD);
		return new DateTimeFormatter[] { DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss 'GMT'", Locale.US),
				new DateTimeFormatterBuilder().appendPattern("EEEE, dd-MMM-")
					.appendValueReduced(ChronoField.YEAR, 2, 2, firstYear)
					.appendPattern(" HH:mm:ss 'GMT'")
					.toFormatter(Locale.US),
				DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US) };
	}

}
