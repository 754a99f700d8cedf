package com.paykka.errors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CardNumbers#mask(String, String)}.
 */
class CardNumberKeysTests {

	private static final String NO_BRAND = "123456789012";

	@ParameterizedTest
	@ValueSource(strings = { "card_no", "cardNo", "CARD_NO", "card-number", "card number", "cardNumber", "cardnum",
			"payment.card_no", "customerCardNumber", "pan", "PAN", "Pan", "shopperPan", "shopper_pan", "order.pan",
			"pans", "panNumber", "fpan", "primaryAccountNumber", "primary_account_number", "card", "cards",
			"creditCard", "debit_card", "cc-number", "ccNum", "card.number", "cards.no", "pan.number", "order.PAN.no",
			"pans.numbers", "cc.number", "cc.num", "creditCards", "cardNumbers", "卡号", "银行卡号" })
	void masksAnyNumberUnderKeysOfCards(String key) {
		assertThat(CardNumbers.mask(key, NO_BRAND)).isEqualTo("********9012");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "orderId", "number", "accountNumber", "japan", "timespan", "LIFESPAN", "discard",
			"cardId", "card_token", "card.id", "panel", "company", "accNo", "japan.number", "number.pan.id", ".number",
			"..number", "pan..number" })
	void leavesNumbersUnderOtherKeys(String key) {
		assertThat(CardNumbers.mask(key, NO_BRAND)).isSameAs(NO_BRAND);
	}

	@Test
	void leavesNumbersUnderEndlessKeys() {
		assertThat(CardNumbers.mask("x".repeat(1_000_000) + "pan", NO_BRAND)).isSameAs(NO_BRAND);
	}

	@Test
	void masksAnyNumberUnderKeysWithALongParent() {
		assertThat(CardNumbers.mask("x".repeat(200) + ".pan", NO_BRAND)).isEqualTo("********9012");
		assertThat(CardNumbers.mask("x".repeat(200) + "Card.number", NO_BRAND)).isEqualTo("********9012");
	}

	@Test
	void masksCardNumbersUnderAnyKey() {
		assertThat(CardNumbers.mask("orderId", "4111111111111111")).isEqualTo("************1111");
	}

	@ParameterizedTest
	@CsvSource({ "12345678901, 12345678901", "123456789012, ********9012", "1234567890123456789, ***************6789",
			"12345678901234567890, 12345678901234567890", "1234 5678 9012, **** **** 9012",
			"PAN123456789012EUR, PAN********9012EUR", "123456789012/1229, ********9012/1229",
			"%31%32%33456789012, ********9012" })
	void masksTwelveToNineteenDigits(String text, String masked) {
		assertThat(CardNumbers.mask("pan", text)).isEqualTo(masked);
	}

}
