package com.paykka.errors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of {@link CardNumbers} and {@link SafeText}.
 */
@StatisticsReport(StatisticsReportMode.OFF)
class CardNumbersPropertyTests {

	private static final String UNSEEN = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]";

	@Provide
	Arbitrary<String> cardNumbers() {
		return Texts.cardNumbers();
	}

	@Provide
	Arbitrary<String> commonCardNumbers() {
		return Texts.commonCardNumbers();
	}

	@Provide
	Arbitrary<String> texts() {
		return Texts.withDigits();
	}

	@Provide
	Arbitrary<String> hostile() {
		return Texts.hostile();
	}

	/**
	 * What may come right before or after a card number.
	 */
	@Provide
	Arbitrary<String> beside() {
		return Arbitraries.of("", " ", "-", ".", ",", ":", "\"", "\n", "\u0000", "\u200b", "*", "_", "\u5361", "\u2026",
				"\ud83d\ude00");
	}

	@Provide
	Arbitrary<String> letters() {
		return Arbitraries.of("GW", "x", "T", "\u00e9", "\u0416", "\u00df");
	}

	@Property
	void cardNumberNeverSurvives(@ForAll("texts") String before, @ForAll("beside") String left,
			@ForAll("cardNumbers") String cardNumber, @ForAll("beside") String right, @ForAll("texts") String after) {
		Assume.that(before.codePoints().allMatch(Character::isBmpCodePoint));
		String start = left.isEmpty() ? "" : before + left;
		String end = right.isEmpty() ? "" : right + after;
		String masked = CardNumbers.mask(start + cardNumber + end)
			.substring(start.length(), start.length() + cardNumber.length());
		int digits = cardNumber.replaceAll("[ -]", "").length();
		assertThat(masked.replaceAll("[ -]", "")).matches("[*]{" + (digits - 4) + "}[0-9*]{4}");
		assertThat(masked.replaceAll("[0-9*]", "")).isEqualTo(cardNumber.replaceAll("[0-9]", ""));
	}

	@Property
	void lastFourDigitsStayVisible(@ForAll("cardNumbers") String cardNumber) {
		String digits = cardNumber.replaceAll("[^0-9]", "");
		assertThat(CardNumbers.mask(cardNumber).replaceAll("[^0-9]", ""))
			.isEqualTo(digits.substring(digits.length() - 4));
	}

	@Property
	void masksExactlyWhatTheRuleSays(@ForAll("texts") String text) {
		Statistics.label("card number")
			.collect(!CardNumberSearch.in(text).isEmpty())
			.coverage((coverage) -> coverage.check(true).percentage((percentage) -> percentage > 10));
		assertThat(CardNumbers.mask(text)).isEqualTo(CardNumberSearch.mask(text));
	}

	@Property
	void maskingTwiceIsMaskingOnce(@ForAll("texts") String text) {
		String masked = CardNumbers.mask(text);
		assertThat(CardNumbers.mask(masked)).isSameAs(masked);
	}

	/**
	 * Digits that, after a card number, form another one with its last four digits.
	 */
	@Property
	void visibleDigitsFormNoCardNumberWithThoseAfter(@ForAll("cardNumbers") String first,
			@ForAll @NumericChars @StringLength(min = 8, max = 14) String more) {
		String visible = first.replaceAll("[^0-9]", "");
		visible = visible.substring(visible.length() - 4);
		String behind = Texts.withCheckDigit(visible + more).substring(4);
		String masked = CardNumbers.mask(first + ' ' + behind);
		assertThat(CardNumberSearch.in(masked)).isEmpty();
	}

	@Property
	void textWithoutCardNumberStaysIdentical(@ForAll("texts") String text) {
		Assume.that(CardNumberSearch.in(text).isEmpty());
		assertThat(CardNumbers.mask(text)).isSameAs(text);
	}

	@Property
	void numberThatFailsTheLuhnCheckStaysIdentical(@ForAll("cardNumbers") String cardNumber,
			@ForAll @IntRange(min = 1, max = 9) int error) {
		String number = cardNumber.replaceAll("[^0-9]", "");
		int last = (number.charAt(number.length() - 1) - '0' + error) % 10;
		String wrong = number.substring(0, number.length() - 1) + last;
		Assume.that(!wrong.startsWith("62"));
		assertThat(CardNumbers.mask(wrong)).isSameAs(wrong);
	}

	@Property
	void commonCardNumberNeverSurvivesGluedToLetters(@ForAll("letters") String letters,
			@ForAll("commonCardNumbers") String number) {
		String masked = "*".repeat(number.length() - 4) + number.substring(number.length() - 4);
		assertThat(CardNumbers.mask(letters + number)).isEqualTo(letters + masked);
		assertThat(CardNumbers.mask(number + letters)).isEqualTo(masked + letters);
	}

	@Property
	void orderNumbersStayWhole(@ForAll("letters") String letters,
			@ForAll @NumericChars @StringLength(13) String digits) {
		assertThat(CardNumbers.mask(letters + "20" + digits)).isEqualTo(letters + "20" + digits);
	}

	@Property
	void lineIsSafeToShow(@ForAll("hostile") String text, @ForAll @IntRange(min = 2, max = 80) int max) {
		String line = SafeText.line(text, max);
		assertThat(line).isEqualTo(line.strip()).hasSizeLessThanOrEqualTo(max).doesNotContainPattern(UNSEEN);
		assertThat(CardNumberSearch.in(line)).as(line).isEmpty();
	}

	@Property
	void lineOfLineIsTheSame(@ForAll("hostile") String text, @ForAll @IntRange(min = 2, max = 80) int max) {
		String line = SafeText.line(text, max);
		assertThat(SafeText.line(line, max)).isEqualTo(line);
	}

	@Property
	void cardNumberAcrossTheCutNeverSurvives(@ForAll @IntRange(max = 70) int offset,
			@ForAll("cardNumbers") String cardNumber, @ForAll("hostile") String after) {
		String line = SafeText.line("x".repeat(offset) + ": " + cardNumber + ' ' + after, 64);
		String rest = line.substring(Math.min(offset, line.length()));
		assertThat(rest.substring(0, Math.min(rest.length(), 10))).doesNotContainPattern("[0-9]");
	}

}
