package com.example.tests;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no answer contains a card number.
 */
class CardNumberTests {

	private static final String NUMBER = "4111111111111111";

	private final Server server = Server.shared();

	@ParameterizedTest
	@ValueSource(strings = { "/cards/argument", "/cards/number", "/cards/property", "/cards/number-property",
			"/cards/nested-property" })
	void showsTheLastFourDigitsOnly(String path) {
		Answer answer = this.server.get(path + "?card=" + NUMBER);
		assertThat(answer.<Object>member("code")).as(answer.body()).isNotNull();
		assertThat(answer.body()).doesNotContain(NUMBER).contains("1111");
	}

	@ParameterizedTest
	@ValueSource(strings = { "4111%201111%201111%201111", "4111-1111-1111-1111" })
	void masksGroupsOfDigits(String card) {
		Answer answer = this.server.get("/cards/argument?card=" + card).isProblem(409, "4011");
		assertThat(answer.body()).doesNotContain("1111 1111").doesNotContain("1111-1111");
	}

	@Test
	void masksThePath() {
		assertThat(this.server.get("/cards/path/" + NUMBER).isProblem(402, "5000").<Object>member("instance"))
			.isNotEqualTo("/cards/path/" + NUMBER);
	}

	@Test
	void queryIsNotShown() {
		assertThat(this.server.get("/cards/query?card=" + NUMBER).isProblem(402, "5000").body()).doesNotContain(NUMBER);
	}

}
