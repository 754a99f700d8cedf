package com.paykka.errors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CardNumbers}.
 */
class CardNumbersTests {

	@ParameterizedTest
	@ValueSource(strings = { "2221000000000009", "378282246310005", "4111111111111111", "5555555555554444",
			"6011111111111117" })
	void masksAllButTheLastFourDigits(String cardNumber) {
		int hidden = cardNumber.length() - 4;
		assertThat(CardNumbers.mask(cardNumber)).isEqualTo("*".repeat(hidden) + cardNumber.substring(hidden));
	}

	@Test
	void keepsSpacesBetweenDigits() {
		assertThat(CardNumbers.mask("4111 1111 1111 1111")).isEqualTo("**** **** **** 1111");
	}

	@Test
	void keepsDashesBetweenDigits() {
		assertThat(CardNumbers.mask("4111-1111-1111-1111")).isEqualTo("****-****-****-1111");
	}

	@Test
	void masksUnevenGroups() {
		assertThat(CardNumbers.mask("3782 822463 10005")).isEqualTo("**** ****** *0005");
	}

	@Test
	void masksSingleDigits() {
		assertThat(CardNumbers.mask("4-1 1-1 1 1 1 1 1 1 1 1 1 1 1 1")).isEqualTo("*-* *-* * * * * * * * * 1 1 1 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "40/16", "49/19", "51/16", "55/16", "2221/16", "2720/16", "34/15", "37/15", "300/14",
			"305/16", "305/19", "36/14", "38/16", "39/19", "6011/16", "6011/19", "644/16", "649/19", "65/16", "65/19",
			"3528/16", "3528/17", "3589/18", "3589/19", "2200/16", "2204/19", "62/17", "62/18", "8100/16", "8171/19",
			"50/16", "56/18", "58/19", "63/16", "67/18", "60/16" })
	void masksNumbersOfEachBrand(String startAndLength) {
		String number = number(startAndLength);
		assertThat(CardNumbers.mask(number)).isEqualTo(masked(number));
		assertThat(CardNumbers.mask("no. " + number + '.')).isEqualTo("no. " + masked(number) + '.');
	}

	@ParameterizedTest
	@ValueSource(strings = { "4/13", "4/15", "4/17", "4/18", "5/15", "51/17", "2220/16", "2721/16", "2221/17", "34/16",
			"37/14", "306/14", "309/16", "36/15", "36/17", "6011/17", "6012/19", "643/16", "650/18", "3527/16",
			"3590/16", "2199/16", "2205/16", "2205/17", "62/15", "8099/16", "8172/16", "50/17", "59/16", "66/16",
			"68/18", "60/19", "0/16", "1/16", "7/16", "9/16", "20/15", "20/17", "20/18", "20/19" })
	void leavesNumbersOfNoBrand(String startAndLength) {
		String number = number(startAndLength);
		assertThat(CardNumbers.mask(number)).isSameAs(number);
		assertThat(CardNumbers.mask('x' + number)).isEqualTo('x' + number);
	}

	@ParameterizedTest
	@ValueSource(strings = { "4/12", "4/20" })
	void leavesTooFewOrTooManyDigits(String startAndLength) {
		String number = number(startAndLength);
		assertThat(CardNumbers.mask(number)).isSameAs(number);
	}

	@ParameterizedTest
	@ValueSource(strings = { "4111111111111112", "4111 1111 1111 1112", "62220210011122231", "622202100111222333" })
	void leavesDigitsThatFailTheLuhnCheck(String number) {
		assertThat(CardNumbers.mask(number)).isSameAs(number);
	}

	@ParameterizedTest
	@CsvSource({ "6212345678901231, ************1231", "6212 3456 7890 1231, **** **** **** 1231",
			"6222021001112223330, ***************3330" })
	void masksUnionPayWithoutCheckDigit(String number, String masked) {
		assertThat(CardNumbers.mask(number)).isEqualTo(masked);
	}

	@ParameterizedTest
	@ValueSource(strings = { "4/16", "51/16", "2720/16", "6011/16", "649/16", "65/16", "3528/16", "62/16", "62/19",
			"8171/16", "2204/16", "34/15", "37/15", "36/14" })
	void masksCommonLengthsGluedToLetters(String startAndLength) {
		String number = number(startAndLength);
		assertThat(CardNumbers.mask("PAN" + number)).isEqualTo("PAN" + masked(number));
		assertThat(CardNumbers.mask(number + "EUR")).isEqualTo(masked(number) + "EUR");
		assertThat(CardNumbers.mask('\u00e9' + number + '\u0416')).isEqualTo('\u00e9' + masked(number) + '\u0416');
	}

	@ParameterizedTest
	@ValueSource(strings = { "4/19", "300/14", "38/16", "39/14", "36/16", "6011/19", "3528/17", "62/17", "62/18",
			"8171/19", "2204/18", "50/16", "56/18", "67/19", "60/16" })
	void leavesOtherLengthsGluedToLetters(String startAndLength) {
		String number = number(startAndLength);
		assertThat(CardNumbers.mask("GW" + number)).isEqualTo("GW" + number);
		assertThat(CardNumbers.mask(number + "x")).isEqualTo(number + "x");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GW206194332333335", "GW20598371023658327", "206194332333335", "20598371023658327",
			"GW6212345678901231", "x6222021001112223330", "t202311081113", "74111111111111111",
			"41111111111111111111" })
	void leavesOrderNumbers(String orderNumber) {
		assertThat(CardNumbers.mask(orderNumber)).isSameAs(orderNumber);
	}

	@ParameterizedTest
	@CsvSource({ ";4111111111111111=25121010000012345?, ;************1111=25121010000012345?",
			"%B4111111111111111^DOE/JANE^2512101?, %B************1111^DOE/JANE^2512101?",
			"%b4111111111111111^DOE, %b************1111^DOE", "4111111111111111D2512, ************1111D2512" })
	void masksTrackData(String track, String masked) {
		assertThat(CardNumbers.mask(track)).isEqualTo(masked);
	}

	@ParameterizedTest
	@CsvSource({ "x4111 1111 1111 1111, x**** **** **** 1111", "4111-1111-1111-1111x, ****-****-****-1111x" })
	void masksGroupsGluedToLetters(String text, String masked) {
		assertThat(CardNumbers.mask(text)).isEqualTo(masked);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u00a0", "\u202f", "\u3000", "\u2010", "\u2011", "\u2013", "\u2212", "+", "\t", "\n",
			"\u0000", "\u00ad", "\u200b", "\u2060", "\udb40\udc41", "\ud83d" })
	void masksBetweenOtherSpacesDashesAndInvisibleCharacters(String between) {
		assertThat(CardNumbers.mask(String.join(between, "4111", "1111", "1111", "1111")))
			.isEqualTo(String.join(between, "****", "****", "****", "1111"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\ufe0f", "\ufe0f\u20e3", "\udb40\udd00", "\u0301\u0302", "\u115f", "\u1160", "\u2800",
			"\u3164", "\uffa0" })
	void masksBetweenMarksThatChangeADigitAndFillers(String mark) {
		String digits = "4111111111111111".replace("", mark);
		assertThat(CardNumbers.mask(digits)).containsSubsequence("*").endsWith("1" + mark).doesNotContain("4");
		assertThat(CardNumbers.mask("4111" + mark + " 1111" + mark + "-11111111")).doesNotStartWith("4")
			.endsWith("1111")
			.containsOnlyOnce("1111");
	}

	@ParameterizedTest
	@CsvSource({ "/cards/4111%201111%201111%201111, /cards/****%20****%20****%201111",
			"/cards/4111%2D1111%2d1111-1111, /cards/****%2D****%2d****-1111",
			"/cards/%34111111111111111/pay, /cards/************1111/pay",
			"%34%31%31%31%31%31%31%31%31%31%31%31%31%31%31%31, ************%31%31%31%31",
			"%8F%B74111111111111111, %8F%B7************1111", "%094111111111111111, %09************1111",
			"%254111111111111111, %25************1111", "%EF%BC%94111111111111111, ************1111",
			"4111%2520111111111111, ****%2520********1111", "%252534111111111111111, ************1111",
			"100%20 4111111111111111 %, 100%20 ************1111 %" })
	void masksPercentEncoded(String text, String masked) {
		assertThat(CardNumbers.mask(text)).isEqualTo(masked);
	}

	@ParameterizedTest
	@ValueSource(strings = { "%", "4111%2", "50%", "4111%2111111111111111x", "%3A4111", "12345678901234%3", "1%204%2" })
	void leavesOtherPercentSigns(String text) {
		assertThat(CardNumbers.mask(text)).isSameAs(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "4111  1111  1111  1111", "4111--1111-1111-1111", "4111.1111.1111.1111" })
	void leavesGroupsWithOtherSeparators(String text) {
		assertThat(CardNumbers.mask(text)).isEqualTo(text);
	}

	@Test
	void masksBetweenPunctuation() {
		assertThat(CardNumbers.mask("{\"card\":\"4111111111111111\"}")).isEqualTo("{\"card\":\"************1111\"}");
	}

	@Test
	void masksBetweenChineseCharacters() {
		assertThat(CardNumbers.mask("\u5361\u53f74111111111111111\u65e0\u6548"))
			.isEqualTo("\u5361\u53f7************1111\u65e0\u6548");
	}

	@Test
	void masksFullWidthDigits() {
		String fullWidthOnes = "\uff11".repeat(15);
		assertThat(CardNumbers.mask("\uff14" + fullWidthOnes)).isEqualTo("************\uff11\uff11\uff11\uff11");
	}

	@Test
	void masksMathematicalDigits() {
		String ones = "\ud835\udfcf".repeat(15);
		assertThat(CardNumbers.mask("\ud835\udfd2" + ones)).isEqualTo("************" + "\ud835\udfcf".repeat(4));
	}

	@Test
	void masksInJsonWithinText() {
		assertThat(CardNumbers.mask("{\\\"card\\\":\\\"4111111111111111\\\"}"))
			.isEqualTo("{\\\"card\\\":\\\"************1111\\\"}");
	}

	@Test
	void masksSeveralCardNumbers() {
		assertThat(CardNumbers.mask("4111111111111111, 5555555555554444"))
			.isEqualTo("************1111, ************4444");
	}

	@ParameterizedTest
	@CsvSource({ "order 43 4111 1111 1111 1111, order 43 **** **** **** 1111",
			"order 1 4111 1111 1111 1111, order 1 **** **** **** 1111",
			"order 7-4111-1111-1111-1111, order 7-****-****-****-1111" })
	void masksCardNumberAfterAnotherGroupOfDigits(String text, String masked) {
		assertThat(CardNumbers.mask(text)).isEqualTo(masked);
	}

	@Test
	void masksOtherGroupOfDigitsTooIfBothTogetherAreCardNumber() {
		assertThat(CardNumbers.mask("order 406 4111 1111 1111 1111")).isEqualTo("order *** **** **** **** 1111");
	}

	@Test
	void masksCardNumberThatOverlapsAnotherOne() {
		assertThat(CardNumbers.mask("order 623456789012 4111 1111 1111 1111"))
			.isEqualTo("order ************ **** **** **** 1111");
	}

	@Test
	void masksWhatLooksLikeCardNumberWithTheDigitsThatStayVisible() {
		assertThat(CardNumbers.mask("5555555555554444 1234 5678 0002")).isEqualTo("**************** **** **** 0002");
	}

	@Test
	@Timeout(60)
	void masksLongChainOfVisibleDigits() {
		StringBuilder text = new StringBuilder("4111111110004002");
		for (int i = 0; i < 50_000; i++) {
			// With the last four digits before it, each group passes the Luhn check
			text.append(" 000000004002");
		}
		String masked = CardNumbers.mask(text.toString());
		assertThat(masked).doesNotContain("2 0").endsWith("*4002");
		assertThat(CardNumbers.mask(masked)).isEqualTo(masked);
	}

	@Test
	void masksCardNumberBeforeAnotherGroupOfDigits() {
		assertThat(CardNumbers.mask("4111 1111 1111 1111 12/29")).isEqualTo("**** **** **** 1111 12/29");
	}

	@Test
	void keepsSeparatorAfterCardNumber() {
		assertThat(CardNumbers.mask("4111111111111111 - ")).isEqualTo("************1111 - ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "This order has expired", "order 42" })
	void returnsTheSameInstanceWithoutCardNumbers(String text) {
		assertThat(CardNumbers.mask(text)).isSameAs(text);
	}

	/**
	 * Make a number that passes the Luhn check.
	 * @param startAndLength its first digits and its length, such as {@code 4/16}
	 */
	private static String number(String startAndLength) {
		String[] parts = startAndLength.split("/");
		return Texts.withCheckDigit(parts[0] + "0".repeat(Integer.parseInt(parts[1]) - parts[0].length() - 1));
	}

	private static String masked(String number) {
		return "*".repeat(number.length() - 4) + number.substring(number.length() - 4);
	}

}
