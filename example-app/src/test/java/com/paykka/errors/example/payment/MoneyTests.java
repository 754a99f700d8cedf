package com.paykka.errors.example.payment;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MoneyTests {

	@ParameterizedTest
	@CsvSource({ "1250, EUR, 12.50 EUR", "5, EUR, 0.05 EUR", "1250, JPY, 1250 JPY", "1250, KWD, 1.250 KWD" })
	void hasAsManyDecimalsAsItsCurrency(long amount, String currency, String text) {
		assertThat(Money.of(amount, currency)).hasToString(text);
	}

}
