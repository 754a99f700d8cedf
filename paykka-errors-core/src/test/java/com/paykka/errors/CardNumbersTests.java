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
	@ValueSource(strings = { "2111111111111115", "378282246310005", "4111111111111111", "5555555555554444",
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
	void masksDigitsThatStandAlone() {
		assertThat(CardNumbers.mask("4-1 1-1 1 1 1 1 1 1 1 1 1 1 1 1")).isEqualTo("*-* *-* * * * * * * * * 1 1 1 1");
	}

	@Test
	void masksThirteenDigits() {
		assertThat(CardNumbers.mask("4222222222222")).isEqualTo("*********2222");
	}

	@Test
	void masksNineteenDigits() {
		assertThat(CardNumbers.mask("6222021001112223331")).isEqualTo("***************3331");
	}

	@ParameterizedTest
	@ValueSource(strings = { "453201511285", "62220210011122233341" })
	void leavesTooFewOrTooManyDigits(String number) {
		assertThat(CardNumbers.mask(number)).isEqualTo(number);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0111111111111119", "1111111111111117", "7411111111111111", "8111111111111112",
			"9111111111111110" })
	void leavesOtherFirstDigitsThanTwoToSix(String number) {
		assertThat(CardNumbers.mask(number)).isEqualTo(number);
	}

	@ParameterizedTest
	@ValueSource(strings = { "4111111111111112", "4111 1111 1111 1112" })
	void leavesDigitsThatFailTheLuhnCheck(String number) {
		assertThat(CardNumbers.mask(number)).isEqualTo(number);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GW206194332333335", "GW4111111111111111", "4111111111111111GW", "x4111 1111 1111 1111",
			"4111 1111 1111 1111x", "\u00e94111111111111111", "74111111111111111" })
	void leavesDigitsRightBesideLetterOrDigit(String orderNumber) {
		assertThat(CardNumbers.mask(orderNumber)).isEqualTo(orderNumber);
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
	void masksOtherGroupOfDigitsTooIfBothTogetherPassTheLuhnCheck() {
		assertThat(CardNumbers.mask("order 42 4111 1111 1111 1111")).isEqualTo("order ** **** **** **** 1111");
	}

	@Test
	void masksCardNumberThatOverlapsAnotherOne() {
		assertThat(CardNumbers.mask("order 420002 4111 1111 1111 1111")).isEqualTo("order ****** **** **** **** 1111");
	}

	@Test
	void masksWhatLooksLikeCardNumberWithTheDigitsThatStayVisible() {
		assertThat(CardNumbers.mask("5555555555554444 1234 5678 8")).isEqualTo("**************** **** *678 8");
	}

	@Test
	@Timeout(60)
	void masksLongChainOfWhatStaysVisibleInOneGo() {
		StringBuilder text = new StringBuilder("4111111111174002");
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
	void keepsSeparatorBehindCardNumber() {
		assertThat(CardNumbers.mask("4111111111111111 - ")).isEqualTo("************1111 - ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "This order has expired", "order 42" })
	void returnsTheSameInstanceWithoutCardNumbers(String text) {
		assertThat(CardNumbers.mask(text)).isSameAs(text);
	}

}
