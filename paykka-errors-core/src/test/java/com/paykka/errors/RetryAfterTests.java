package com.paykka.errors;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RetryAfter}.
 */
class RetryAfterTests {

	private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

	@ParameterizedTest
	@CsvSource({ "0, 0", "5, 5", "' 5 ', 5", "007, 7", "000000007, 7", "86399, 86399", "86400, 86400" })
	void readsSeconds(String value, long seconds) {
		assertThat(RetryAfter.parse(value, NOW)).hasSeconds(seconds);
	}

	// Whether RetryAfter.parse cuts exactly one day (">=" for ">") cannot be seen: it is
	// cut to one day.
	@ParameterizedTest
	@ValueSource(strings = { "86401", "999999999", "1000000000", "2147483648", "9223372036854775808",
			"99999999999999999999999999" })
	void cutsSecondsToOneDay(String value) {
		assertThat(RetryAfter.parse(value, NOW)).isEqualTo(Duration.ofDays(1));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Sat, 31 Jan 2026 12:00:05 GMT | PT5S
			' Sat, 31 Jan 2026 12:00:05 GMT ' | PT5S
			Sat, 31 Jan 2026 13:00:00 GMT | PT1H
			Sun, 01 Feb 2026 12:00:00 GMT | PT24H
			Sun, 1 Feb 2026 12:00:00 GMT | PT24H
			""")
	void readsDate(String value, Duration wait) {
		assertThat(RetryAfter.parse(value, NOW)).isEqualTo(wait);
	}

	@Test
	void countsFractionsOfSecondUntilDate() {
		assertThat(RetryAfter.parse("Sat, 31 Jan 2026 12:00:05 GMT", NOW.plusMillis(1))).hasMillis(4999);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Sun, 01 Feb 2026 12:00:01 GMT", "Fri, 31 Dec 9999 23:59:59 GMT" })
	void cutsDateToOneDay(String value) {
		assertThat(RetryAfter.parse(value, NOW)).isEqualTo(Duration.ofDays(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Sat, 31 Jan 2026 12:00:00 GMT", "Sat, 31 Jan 2026 11:59:59 GMT",
			"Thu, 01 Jan 1970 00:00:00 GMT" })
	void doesNotWaitForDateInThePast(String value) {
		assertThat(RetryAfter.parse(value, NOW)).isZero();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "soon", "-5", "+5", "5.0", "5s", "5, 10", "0x5", "1e3", "\uff15", "\u0665",
			"2026-01-31T12:00:05Z", "Sun, 31 Jan 2026 12:00:05 GMT", "Sat, 32 Jan 2026 12:00:05 GMT",
			"Sat, 31 Jan 2026 12:00:05", "Sat, 31 Jan 99999999999 12:00:05 GMT" })
	void isNullIfItCannotBeRead(String value) {
		assertThat(RetryAfter.parse(value, NOW)).isNull();
	}

	@Test
	void readsDateWithForeignLocale() {
		Locale locale = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("ar-EG"));
		try {
			assertThat(RetryAfter.parse("Sat, 31 Jan 2026 12:00:05 GMT", NOW)).hasSeconds(5);
		}
		finally {
			Locale.setDefault(locale);
		}
	}

}
