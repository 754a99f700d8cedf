package com.example.tests;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the settings that change what is answered.
 */
class SettingsTests {

	private static final String[] JSON = { "Accept", "application/json" };

	@Test
	void disabled() {
		try (Server server = Server.start("paykka.errors.enabled=false")) {
			server.get("/codes/4018", JSON).isForeign(500);
			server.get("/filter", JSON).isForeign(500);
			server.get("/parameter?amount=0", JSON).isForeign(400);
			assertThat(server.meters().find("paykka.errors").counters()).isEmpty();
		}
	}

	@Test
	void typeAndRetryAfter() {
		try (Server server = Server.start("paykka.errors.type-uri=https://errors.example.com/{code}/help",
				"paykka.errors.retry-after=77s")) {
			assertThat(server.get("/codes/4018").isProblem(410, "4018").<Object>member("type"))
				.isEqualTo("https://errors.example.com/4018/help");
			Answer answer = server.get("/codes/6002").isProblem(503, "6002");
			assertThat(answer.<Object>member("retryAfter")).isEqualTo(77);
			assertThat(answer.header("Retry-After")).isEqualTo("77");
			assertThat(server.get("/retry").isProblem(503, "6002").header("Retry-After")).isEqualTo("5");
			assertThat(server.get("/codes/4018").header("Retry-After")).isNull();
		}
	}

	@Test
	void unexpected() {
		try (Server server = Server.start("paykka.errors.unexpected=true")) {
			Answer answer = server.get("/unexpected").isProblem(500, "6007");
			assertThat(answer.<Object>member("detail")).isEqualTo("System error");
			server.get("/codes/4018").isProblem(410, "4018");
			server.get("/response-status-exception", JSON).isForeign(409);
			server.get("/response-status-annotation", JSON).isForeign(410);
			server.get("/unknown", JSON).isForeign(404);
			server.exchange("DELETE", "/codes/4018", "", JSON).isForeign(405);
		}
	}

	@Test
	void expectedOnlyByDefault() {
		Server server = Server.shared();
		server.get("/unexpected", JSON).isForeign(500);
		server.get("/response-status-exception", JSON).isForeign(409);
		server.get("/response-status-annotation", JSON).isForeign(410);
		server.exchange("DELETE", "/codes/4018", "", JSON).isForeign(405);
	}

	@Test
	void validationDisabled() {
		try (Server server = Server.start("paykka.errors.validation.enabled=false")) {
			server.get("/parameter?amount=0", JSON).isForeign(400);
			server.post("/orders", "{\"shopperReference\":\"\"}").isForeign(400);
			server.get("/service?reference=%20", JSON).isForeign(500);
			server.get("/codes/4018").isProblem(410, "4018");
		}
	}

	@Test
	void metricsDisabled() {
		try (Server server = Server.start("paykka.errors.metrics.enabled=false")) {
			server.get("/codes/4018").isProblem(410, "4018");
			assertThat(server.meters().find("paykka.errors").counters()).isEmpty();
		}
	}

	@Test
	void filterDisabled() {
		try (Server server = Server.start("paykka.errors.filter.enabled=false")) {
			server.get("/filter", JSON).isForeign(500);
			server.get("/codes/4018").isProblem(410, "4018");
		}
	}

}
