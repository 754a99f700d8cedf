package com.example.problem;

import java.util.List;

import com.example.support.Eventually;
import com.example.support.Response;
import com.example.support.Server;
import com.example.support.Stack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of failures outside a plain controller method.
 */
class EntryPointTests {

	private final Server server = Server.shared();

	static List<String> entryPoints() {
		return Stack.CURRENT.entryPoints();
	}

	@ParameterizedTest
	@MethodSource("entryPoints")
	void isHandledAsFromAController(String path) {
		Response response = this.server.get(path).isProblem(410, "4018");
		assertThat(response.<Object>member("detail")).isEqualTo("This order has expired");
		assertThat(response.<Object>member("instance")).isEqualTo(path);
	}

	@ParameterizedTest
	@MethodSource("entryPoints")
	void speaksTheLanguageOfTheCaller(String path) {
		Response response = this.server.get(path, "Accept-Language", "fr").isProblem(410, "4018");
		assertThat(response.<Object>member("detail")).isEqualTo("Cette commande n'est plus valable");
	}

	@ParameterizedTest
	@MethodSource("entryPoints")
	void isCountedOnce(String path) {
		double before = this.server.count("4018");
		this.server.get(path).isProblem(410, "4018");
		Eventually.assertThat(() -> this.server.count("4018") - before, 1.0);
	}

}
