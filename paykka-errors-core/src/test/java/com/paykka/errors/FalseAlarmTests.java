package com.paykka.errors;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests how often {@link CardNumbers} mistakes numbers of common shapes for card numbers.
 * The system property {@code false-alarms} is the number of ids of each shape;
 * SECURITY.md has the results for a million.
 */
class FalseAlarmTests {

	private static final int COUNT = Integer.getInteger("false-alarms", 50_000);

	private static final String BASE_32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

	private static final List<String> TABLE = new ArrayList<>();

	private final Random random = new Random(20261124);

	@AfterAll
	static void printTable() {
		System.getLogger(FalseAlarmTests.class.getName())
			.log(Level.INFO, "Of " + COUNT + " each, taken for card numbers:\n" + String.join("\n", TABLE));
	}

	@Test
	void numbersOfPaykkaAreNeverTakenForCards() {
		assertThat(alarms("GW and 15 digits", () -> "GW20" + digits(13))).isZero();
		assertThat(alarms("GW and 17 digits", () -> "GW20" + digits(15))).isZero();
		assertThat(alarms("the same without GW", () -> "20" + digits(this.random.nextBoolean() ? 13 : 15))).isZero();
		assertThat(alarms("merchants' numbers", () -> "183" + digits(11))).isZero();
	}

	@Test
	void numbersThatBeginWithTheTimeAreNeverTakenForCards() {
		assertThat(alarms("milliseconds", () -> String.valueOf(millis(2020, 2036)))).isZero();
		assertThat(
				alarms("milliseconds and 1 to 6 digits", () -> millis(2020, 2036) + digits(1 + this.random.nextInt(6))))
			.isZero();
		assertThat(alarms("yyyyMMddHHmmss and 0 to 5 digits",
				() -> time("yyyyMMddHHmmss", 2020, 2036) + digits(this.random.nextInt(6))))
			.isZero();
		assertThat(alarms("yyyyMMddHHmmssSSS and 0 to 2 digits",
				() -> time("yyyyMMddHHmmssSSS", 2020, 2036) + digits(this.random.nextInt(3))))
			.isZero();
		assertThat(alarms("T, yyyyMMddHHmmss and 0 to 5 digits",
				() -> 'T' + time("yyyyMMddHHmmss", 2020, 2036) + digits(this.random.nextInt(6))))
			.isZero();
	}

	/**
	 * The years 23 to 26 and most months of 27 begin like cards of Mastercard, and 30 to
	 * 39 like other cards.
	 */
	@Test
	void twoDigitsOfTheYearMayBeginCardNumber() {
		assertThat(alarms("yyMMddHHmmss and 4 digits in 2026", () -> time("yyMMddHHmmss", 2026, 2027) + digits(4)))
			.isCloseTo(0.1, within(0.01));
		assertThat(alarms("yyMMddHHmmss and 3 digits in 2026", () -> time("yyMMddHHmmss", 2026, 2027) + digits(3)))
			.isZero();
	}

	@Test
	void snowflakesAreRarelyTakenForCards() {
		assertThat(alarms("snowflakes since 2010, as of Twitter", () -> snowflake(1288834974657L))).isZero();
		assertThat(alarms("snowflakes since 2015, as of Discord", () -> snowflake(1420070400000L))).isZero();
		assertThat(alarms("snowflakes since a day in 2018 to 2025", () -> snowflake(millis(2018, 2026))))
			.isLessThan(0.03);
	}

	@Test
	void randomIdsAreHardlyEverTakenForCards() {
		assertThat(alarms("UUIDs", () -> new UUID(this.random.nextLong() & ~0xF000L | 0x4000,
				this.random.nextLong() & ~(3L << 62) | 1L << 63)
			.toString())).isLessThan(0.0003);
		assertThat(alarms("ULIDs", this::ulid)).isZero();
	}

	@Test
	void randomDigitsAreTakenForCardsAsOftenAsTheRuleSays() {
		for (int length = 13; length <= 19; length++) {
			int count = length;
			double rate = rate(count, false);
			assertThat(alarms(count + " random digits, by the rule " + percent(rate), () -> digits(count)))
				.isCloseTo(rate, within(0.002 + rate / 50));
		}
	}

	@Test
	void randomDigitsGluedToLettersAreTakenForCardsAsOftenAsTheRuleSays() {
		for (int length = 13; length <= 19; length++) {
			int count = length;
			double rate = rate(count, true);
			assertThat(alarms("T and " + count + " random digits, by the rule " + percent(rate),
					() -> 'T' + digits(count)))
				.isCloseTo(rate, within(0.002 + rate / 50));
		}
	}

	/**
	 * Every tenth number of a brand passes the Luhn check.
	 */
	private static double rate(int length, boolean glued) {
		long checked = IntStream.range(0, 10_000).filter((start) -> CardBrand.exists(start, length, glued)).count();
		long unchecked = IntStream.range(0, 10_000)
			.filter((start) -> !glued && CardBrand.mayLackCheckDigit(start, length))
			.count();
		return (checked * 0.1 + unchecked * 0.9) / 10_000;
	}

	private double alarms(String shape, Supplier<String> ids) {
		int alarms = 0;
		for (int i = 0; i < COUNT; i++) {
			String id = ids.get();
			alarms += CardNumbers.mask(id).equals(id) ? 0 : 1;
		}
		double rate = (double) alarms / COUNT;
		TABLE.add(percent(rate) + "  " + shape);
		return rate;
	}

	private static String percent(double rate) {
		return String.format(Locale.ROOT, "%8.4f %%", 100 * rate);
	}

	private String digits(int count) {
		char[] digits = new char[count];
		for (int i = 0; i < count; i++) {
			digits[i] = (char) ('0' + this.random.nextInt(10));
		}
		return new String(digits);
	}

	private long millis(int firstYear, int endYear) {
		long first = firstOf(firstYear);
		return first + (long) (this.random.nextDouble() * (firstOf(endYear) - first));
	}

	private static long firstOf(int year) {
		return LocalDateTime.of(year, 1, 1, 0, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
	}

	private String time(String pattern, int firstYear, int endYear) {
		return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
			.withZone(ZoneOffset.UTC)
			.format(Instant.ofEpochMilli(millis(firstYear, endYear)));
	}

	private String snowflake(long epoch) {
		return String.valueOf((millis(2026, 2027) - epoch) << 22 | this.random.nextInt(1 << 22));
	}

	private String ulid() {
		StringBuilder id = new StringBuilder("01");
		while (id.length() < 26) {
			id.append(BASE_32.charAt(this.random.nextInt(32)));
		}
		return id.toString();
	}

}
