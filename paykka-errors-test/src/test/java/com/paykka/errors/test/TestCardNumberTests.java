package com.paykka.errors.test;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class TestCardNumberTests {

	@ParameterizedTest
	@EnumSource
	void numberPassesLuhnAsRealOnesDo(TestCard card) {
		int sum = 0;
		for (int i = 0; i < card.getNumber().length(); i++) {
			int digit = Character.digit(card.getNumber().charAt(card.getNumber().length() - 1 - i), 10);
			int doubled = (digit * 2 > 9) ? digit * 2 - 9 : digit * 2;
			sum += (i % 2 == 1) ? doubled : digit;
		}
		assertThat(sum % 10).isZero();
	}

}
