package com.example.problem;

import com.example.support.Response;
import com.example.support.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of messages with arguments and in the caller's language.
 */
class MessageTests {

	private static final String STATUS = "/status?order=order%2042&from=PAID&to=CLOSED";

	private final Server server = Server.shared();

	@Test
	void argumentsReplacePlaceholders() {
		Response response = this.server.get(STATUS).isProblem(409, "4011");
		assertThat(response.<Object>member("detail"))
			.isEqualTo("This order's current status does not allow modification, order 42 from PAID to CLOSED");
	}

	@ParameterizedTest
	@ValueSource(strings = { "zh-CN", "zh", "zh-Hans-CN", "zh-CN,zh;q=0.9,en;q=0.8",
			"ja,zh-Hans;q=0.8,en;q=0.5" })
	void chineseCallerGetsChinese(String language) {
		Response response = this.server.get(STATUS, "Accept-Language", language).isProblem(409, "4011");
		assertThat(response.<String>member("title")).matches(".*\\p{IsHan}.*");
		assertThat(response.<String>member("detail")).matches(".*\\p{IsHan}.*")
			.contains("order 42", "PAID", "CLOSED")
			.doesNotContain("{");
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "en-US,en;q=0.9", "de", "de,en;q=0.9,zh;q=0.8", "tlh", "*", "", ";;;", "en;q=0", "de;q=x" })
	void anyOtherCallerGetsEnglish(String language) {
		Response response = this.server.get("/codes/4018", "Accept-Language", language).isProblem(410, "4018");
		assertThat(response.<Object>member("title")).isEqualTo("Order expired");
		assertThat(response.<Object>member("detail")).isEqualTo("This order has expired");
	}

	@Test
	void messageSourceOfTheApplicationWins() {
		Response response = this.server.get("/codes/4018", "Accept-Language", "fr-FR").isProblem(410, "4018");
		assertThat(response.<Object>member("title")).isEqualTo("Commande expirée");
		assertThat(response.<Object>member("detail")).isEqualTo("Cette commande n'est plus valable");
	}

	@Test
	void messageSourceOfTheApplicationTakesArguments() {
		Response response = this.server.get(STATUS, "Accept-Language", "fr").isProblem(409, "4011");
		assertThat(response.<Object>member("title")).isEqualTo("Order status change not allowed");
		assertThat(response.<Object>member("detail"))
			.isEqualTo("L'état actuel ne permet pas de passer order 42 de PAID à CLOSED");
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "null", "too-many", "throwing", "null-text", "placeholder", "megabyte",
			"surrogate", "control", "array" })
	void oddArgumentsDoNoHarm(String kind) {
		Response response = this.server.get("/arguments/" + kind).isProblem(409, "4011");
		assertThat(response.<String>member("detail")).startsWith("This order's current status");
		assertThat(response.body().chars()).as("control characters").allMatch((character) -> character >= ' ');
	}

	@Test
	void missingArgumentLeavesItsPlaceholder() {
		assertThat(this.server.get("/arguments/none").<String>member("detail")).endsWith("{0} from {1} to {2}");
	}

	@Test
	void nullArgumentIsNull() {
		assertThat(this.server.get("/arguments/null").<String>member("detail")).endsWith("null from null to null");
	}

	@Test
	void throwingArgumentIsAQuestionMark() {
		assertThat(this.server.get("/arguments/throwing").<String>member("detail")).endsWith("? from ? to ?");
	}

	@Test
	void argumentIsNotExpandedAgain() {
		assertThat(this.server.get("/arguments/placeholder").<String>member("detail")).endsWith("{1} from {0} to <2>");
	}

}
