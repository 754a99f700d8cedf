package com.example.silence;

import java.util.List;
import java.util.Map;

import com.example.support.Response;
import com.example.support.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no response contains a card number.
 */
class CardNumberTests {

	private static final String NUMBER = "4111111111111111";

	private final Server server = Server.shared();

	@ParameterizedTest
	@ValueSource(strings = { "/cards/argument", "/cards/number", "/cards/property", "/cards/number-property",
			"/cards/nested-property" })
	void showsTheLastFourDigitsOnly(String path) {
		Response response = this.server.get(path + "?card=" + NUMBER);
		assertThat(response.<Object>member("code")).as(response.body()).isNotNull();
		assertThat(response.body()).doesNotContain(NUMBER).contains("1111");
	}

	@ParameterizedTest
	@ValueSource(strings = { "4111%201111%201111%201111", "4111-1111-1111-1111" })
	void masksGroupsOfDigits(String card) {
		Response response = this.server.get("/cards/argument?card=" + card).isProblem(409, "4011");
		assertThat(response.body()).doesNotContain("1111 1111").doesNotContain("1111-1111");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PAN4111111111111111", "4111111111111111EUR", "%3B4111111111111111%3D2512101",
			"%25B4111111111111111%5EDOE", "%EF%BC%94111111111111111", "4111%C2%A01111%C2%A01111%C2%A01111",
			"4111%25201111%25201111%25201111" })
	void masksDespiteTextBesideOrBetweenTheDigits(String card) {
		for (String path : List.of("/cards/argument", "/cards/property", "/cards/nested-property")) {
			Response response = this.server.get(path + "?card=" + card);
			assertThat(response.<Object>member("code")).as(response.body()).isNotNull();
			assertThat(response.body()).doesNotContainPattern("1111.{0,3}1111").contains("1111");
		}
	}

	@Test
	void showsNothingOfTheProgramInBeans() {
		Response response = this.server.get("/cards/bean?card=" + NUMBER).isProblem(402, "5000");
		assertThat(response.body()).doesNotContain("secret", "Exception", "stackTrace", "Kg==", NUMBER);
		assertThat(response.<Object>member("reason")).isEqualTo("?");
		assertThat(response.<Object>member("payment"))
			.isEqualTo(Map.of("reason", "PAN************1111", "exception", "?", "key", "?"));
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
