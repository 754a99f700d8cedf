package com.example.problem;

import com.example.support.Eventually;
import com.example.support.Response;
import com.example.support.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the settings that change the response.
 */
@ExtendWith(OutputCaptureExtension.class)
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
			Response response = server.get("/codes/6002").isProblem(503, "6002");
			assertThat(response.<Object>member("retryAfter")).isEqualTo(77);
			assertThat(response.header("Retry-After")).isEqualTo("77");
			assertThat(server.get("/retry").isProblem(503, "6002").header("Retry-After")).isEqualTo("5");
			assertThat(server.get("/codes/4018").header("Retry-After")).isNull();
		}
	}

	@Test
	void unexpected() {
		try (Server server = Server.start("paykka.errors.unexpected=true")) {
			Response response = server.get("/unexpected").isProblem(500, "6007");
			assertThat(response.<Object>member("detail")).isEqualTo("System error");
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
		try (Server server = Server.start("paykka.errors.validation.mode=never")) {
			server.get("/parameter?amount=0", JSON).isForeign(400);
			server.post("/orders", "{\"shopperReference\":\"\"}").isForeign(400);
			server.get("/service?reference=%20", JSON).isForeign(500);
			server.get("/codes/4018").isProblem(410, "4018");
		}
	}

	@Test
	void switchesAreTrueOrFalseInAnyCase() {
		try (Server server = Server.start("paykka.errors.enabled=TRUE", "paykka.errors.catalog.enabled=True",
				"paykka.errors.metrics.enabled=False")) {
			server.get("/codes/4018").isProblem(410, "4018");
			assertThat(server.get("/paykka-errors").status()).isEqualTo(200);
			assertThat(server.meters().find("paykka.errors").counters()).isEmpty();
		}
	}

	@Test
	void levelsOfTheLog(CapturedOutput output) {
		try (Server server = Server.start("paykka.errors.logging.client=warn", "paykka.errors.logging.server=off",
				"paykka.errors.codes.6000.log-level=warn", "paykka.errors.codes.4008.log-level=off",
				"logging.level.com.paykka.errors=info")) {
			server.get("/codes/4018").isProblem(410, "4018");
			server.get("/codes/6007").isProblem(500, "6007");
			server.get("/codes/6000").isProblem(502, "6000");
			server.get("/codes/4008").isProblem(404, "4008");
			Eventually.assertThat(() -> output.getOut().contains("6000 NETWORK_ERROR status=502"), true);
		}
		assertThat(output.getOut().lines().filter((line) -> line.contains(" com.paykka.errors ")))
			.allMatch((line) -> line.contains(" WARN "))
			.hasSize(2);
	}

	@Test
	void orderOfTheAdvice() {
		try (Server server = Server.start(CatchAllConfiguration.class)) {
			server.get("/codes/4018").isProblem(410, "4018");
		}
		try (Server server = Server.start(CatchAllConfiguration.class, "paykka.errors.order=0")) {
			assertThat(server.get("/codes/4018").isForeign(418).body()).isEqualTo("caught");
		}
	}

	@Test
	void filterDisabled() {
		try (Server server = Server.start("paykka.errors.filter.enabled=false")) {
			server.get("/filter", JSON).isForeign(500);
			server.get("/codes/4018").isProblem(410, "4018");
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class CatchAllConfiguration {

		@Bean
		CatchAll catchAll() {
			return new CatchAll();
		}

	}

	@Order(-50)
	@RestControllerAdvice
	static class CatchAll {

		@ExceptionHandler(Exception.class)
		ResponseEntity<String> handle() {
			return ResponseEntity.status(418).body("caught");
		}

	}

}
