package com.example.problem;

import com.example.support.Response;
import com.example.support.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a problem is sent as a problem, no matter what the caller accepts.
 */
class NegotiationTests {

	private static final String[] NO_HEADERS = {};

	private final Server server = Server.shared();

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/problem+json", "text/html", "application/xml",
			"image/png", "text/event-stream", "///;;q=x", "*/*;q=0" })
	void respondsWithAProblem(String accept) {
		this.server.get("/codes/4018", "Accept", accept).isProblem(410, "4018");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "image/png", "///;;q=x" })
	void respondsWithAProblemFromAFilter(String accept) {
		this.server.get("/filter", "Accept", accept).isProblem(410, "4018");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "image/png" })
	void respondsWithAProblemToInvalidInput(String accept) {
		this.server.get("/parameter?amount=0", "Accept", accept).isProblem(400, "2054");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/codes/4018", "/codes/6002", "/codes/2000", "/filter", "/wrapped" })
	void headHasTheHeadersWithoutABody(String path) {
		Response get = this.server.get(path);
		Response head = this.server.exchange("HEAD", path, "", NO_HEADERS);
		assertThat(head.status()).isEqualTo(get.status());
		assertThat(head.body()).isEmpty();
		assertThat(head.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(head.header("Retry-After")).isEqualTo(get.header("Retry-After"));
		assertThat(head.header("WWW-Authenticate")).isEqualTo(get.header("WWW-Authenticate"));
	}

	@Test
	void headWithAnotherAcceptHasTheHeaders() {
		Response head = this.server.exchange("HEAD", "/codes/4018", "", "Accept", "text/html");
		assertThat(head.status()).isEqualTo(410);
		assertThat(head.header("Content-Type")).isEqualTo("application/problem+json");
	}

	@Test
	void connectionServesAfterHead() {
		this.server.exchange("HEAD", "/codes/4018", "", NO_HEADERS);
		this.server.get("/codes/4018").isProblem(410, "4018");
	}

}
