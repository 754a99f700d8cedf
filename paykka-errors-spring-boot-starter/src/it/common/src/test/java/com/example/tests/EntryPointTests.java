package com.example.tests;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of failures outside a plain controller method.
 */
class EntryPointTests {

	private final Server server = Server.shared();

	@ParameterizedTest
	@MethodSource("com.example.tests.EntryPoints#paths")
	void isHandledAsFromAController(String path) {
		Response response = this.server.get(path).isProblem(410, "4018");
		assertThat(response.<Object>member("detail")).isEqualTo("This order has expired");
		assertThat(response.<Object>member("instance")).isEqualTo(path);
	}

	@ParameterizedTest
	@MethodSource("com.example.tests.EntryPoints#paths")
	void speaksTheLanguageOfTheCaller(String path) {
		Response response = this.server.get(path, "Accept-Language", "fr").isProblem(410, "4018");
		assertThat(response.<Object>member("detail")).isEqualTo("Cette commande n'est plus valable");
	}

	@ParameterizedTest
	@MethodSource("com.example.tests.EntryPoints#paths")
	void isCountedOnce(String path) {
		double before = this.server.count("4018");
		this.server.get(path).isProblem(410, "4018");
		Eventually.assertThat(() -> this.server.count("4018") - before, 1.0);
	}

}
