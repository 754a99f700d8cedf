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
	@CsvSource({ "5, 5", "' 5 ', 5", "007, 7", "5.0, 5", "3600.0, 3600", "5.1, 6", "0.001, 1", "000000007, 7",
			"86399, 86399", "86400, 86400" })
	void readsSeconds(String value, long seconds) {
		assertThat(RetryAfter.parse(value, NOW)).hasSeconds(seconds);
	}

	// Whether RetryAfter.parse cuts exactly one day (">=" for ">") cannot be seen: it is
	// cut to one day.
	@ParameterizedTest
	@ValueSource(strings = { "86401", "999999999", "1000000000", "2147483648", "9223372036854775808",
			"99999999999999999999999999", "86400.1", "99999999999999999999.99999999999999999999" })
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
			Saturday, 31-Jan-26 12:00:05 GMT | PT5S
			Sunday, 01-Feb-26 11:00:00 GMT | PT23H
			Sat Jan 31 12:00:05 2026 | PT5S
			Sun Feb  1 11:00:00 2026 | PT23H
			""")
	void readsDate(String value, Duration wait) {
		assertThat(RetryAfter.parse(value, NOW)).isEqualTo(wait);
	}

	@Test
	void countsFractionsOfSecondUntilDate() {
		assertThat(RetryAfter.parse("Sat, 31 Jan 2026 12:00:05 GMT", NOW.plusMillis(1))).hasMillis(4999);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			5, 10 | PT10S
			10,5 | PT10S
			0, 5 | PT5S
			soon, 10 | PT10S
			10, soon | PT10S
			,,10,, | PT10S
			5, Sat, 31 Jan 2026 12:00:07 GMT | PT7S
			Sat, 31 Jan 2026 12:00:07 GMT, 5 | PT7S
			Sat, 31 Jan 2026 12:00:07 GMT, 9 | PT9S
			Sat, 31 Jan 2026 12:00:07 GMT,Sat, 31 Jan 2026 12:00:09 GMT | PT9S
			Saturday, 31-Jan-26 12:00:08 GMT, Sat Jan 31 12:00:09 2026, 1 | PT9S
			Sat Jan 31 12:00:09 2026, Saturday, 31-Jan-26 12:00:11 GMT | PT11S
			Sat, 31 Jan 2026 11:00:00 GMT, 5 | PT5S
			5, 99999999999999999999999999 | PT24H
			""")
	void readsTheLongestOfSeveral(String value, Duration wait) {
		assertThat(RetryAfter.parse(value, NOW)).isEqualTo(wait);
	}

	@ParameterizedTest
	@CsvSource({ "2026-01-31T12:00:00Z, 'Friday, 31-Jan-76 12:00:00 GMT', true",
			"2026-01-31T12:00:00Z, 'Saturday, 31-Jan-76 12:00:00 GMT', false",
			"2026-01-31T12:00:00Z, 'Monday, 31-Jan-77 12:00:00 GMT', false",
			"2099-12-31T12:00:00Z, 'Friday, 01-Jan-00 12:00:00 GMT', true" })
	void yearOfTwoDigitsIsAtMost50YearsAhead(Instant now, String value, boolean ahead) {
		assertThat(RetryAfter.parse(value, now)).isEqualTo(ahead ? Duration.ofDays(1) : null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Sun, 01 Feb 2026 12:00:01 GMT", "Fri, 31 Dec 9999 23:59:59 GMT" })
	void cutsDateToOneDay(String value) {
		assertThat(RetryAfter.parse(value, NOW)).isEqualTo(Duration.ofDays(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Sat, 31 Jan 2026 12:00:00 GMT", "Sat, 31 Jan 2026 11:59:59 GMT",
			"Thu, 01 Jan 1970 00:00:00 GMT", "Saturday, 31-Jan-26 11:59:59 GMT", "Sat Jan 31 11:59:59 2026" })
	void isNullForDateInThePast(String value) {
		assertThat(RetryAfter.parse(value, NOW)).isNull();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", ",", "0", "000", "0.0", "0, 0", "soon", "-5", "+5", "5.", ".5", "5.0.0", "5s",
			"0x5", "1e3", "\uff15", "\u0665", "2026-01-31T12:00:05Z", "Sun, 31 Jan 2026 12:00:05 GMT",
			"Sat, 32 Jan 2026 12:00:05 GMT", "Sat, 31 Jan 2026 12:00:05", "Sat, 31 Jan 99999999999 12:00:05 GMT",
			"Sunday, 31-Jan-26 12:00:05 GMT", "Sun Jan 31 12:00:05 2026", "Saturday, 31-Jan-2026 12:00:05 GMT" })
	void isNullIfItCannotBeRead(String value) {
		assertThat(RetryAfter.parse(value, NOW)).isNull();
	}

	@Test
	void isNullIfItIsTooLong() {
		assertThat(RetryAfter.parse("5," + " ".repeat(1000), NOW)).isNull();
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
