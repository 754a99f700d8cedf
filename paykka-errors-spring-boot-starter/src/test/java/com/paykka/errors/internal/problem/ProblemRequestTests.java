package com.paykka.errors.internal.problem;

import com.paykka.errors.problem.Audience;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemRequestTests {

	@ParameterizedTest
	@CsvSource({ "/cards/4111%201111%201111%201111, /cards/****%20****%20****%201111",
			"/cards/4111%2D1111%2D1111%2D1111, /cards/****-****-****-1111",
			"/cards/%34111111111111111/pay, /cards/************1111/pay" })
	void percentEncodingHidesNoCardNumber(String path, String masked) {
		assertThat(pathOf(path)).isEqualTo(masked);
	}

	@ParameterizedTest
	@CsvSource({ "/orders;jsessionid=0A1B/42, /orders/42", "/orders/42;jsessionid=0A1B;a=b, /orders/42",
			"//evil.example.com/x, /evil.example.com/x", "///x//y, /x//y" })
	void pathParametersAndExtraLeadingSlashesAreLeftOut(String path, String expected) {
		assertThat(pathOf(path)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/orders/42", "/a%20b", "/%E8%AE%A2", "/%", "/%zz/4242", "/100%25" })
	void otherPathsAreUnchanged(String path) {
		assertThat(pathOf(path)).isEqualTo(path);
	}

	private static String pathOf(String path) {
		return new ProblemRequest("GET", path, null, Audience.MERCHANT).path();
	}

}
