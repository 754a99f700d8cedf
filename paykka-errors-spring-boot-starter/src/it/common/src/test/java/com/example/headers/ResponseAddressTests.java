package com.example.headers;

import com.example.support.Server;
import com.example.support.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the path in a problem, and of its caching.
 */
class ResponseAddressTests {

	private final Server server = Server.shared();

	@ParameterizedTest
	@ValueSource(strings = { "/codes/4018", "/filter", "/route", "/parameter?amount=0" })
	void noProblemIsStored(String path) {
		assertThat(this.server.get(path).header("Cache-Control")).isEqualTo("no-store");
	}

	@Test
	void instanceIsThePathThatWasSentWithoutItsParameters() {
		assertThat(this.server.get("/codes;jsessionid=0A1B/4018").isProblem(410, "4018").<String>member("instance"))
			.isEqualTo("/codes/4018");
	}

	@Test
	@EnabledIf("isServlet")
	void instanceOfAForwardedRequestIsThePathThatWasSent() {
		assertThat(this.server.get("/forwarding").isProblem(410, "4018").<String>member("instance"))
			.isEqualTo("/forwarding");
	}

	static boolean isServlet() {
		return Stack.CURRENT.isServlet();
	}

}
