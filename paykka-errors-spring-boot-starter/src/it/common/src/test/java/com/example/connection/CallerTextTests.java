package com.example.connection;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.time.LocalDate;

import com.example.support.Connection;
import com.example.support.Eventually;
import com.example.support.Server;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a caller's text is never taken for a lost connection, which Spring
 * recognizes by messages.
 */
class CallerTextTests {

	private static Server server;

	private static Server translating;

	private static Server claiming;

	@BeforeAll
	static void start() {
		server = Server.start(QuotingConfiguration.class, "paykka.errors.unexpected=true");
		translating = Server.start(TranslatingConfiguration.class, "paykka.errors.unexpected=true");
		claiming = Server.start(QuotingConfiguration.class, "paykka.errors.translate.java.io.IOException=6000");
	}

	@AfterAll
	static void stop() {
		server.close();
		translating.close();
		claiming.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "broken pipe", "Connection reset by peer", "tomorrow" })
	void invalidBodyIsHandledAndCounted(String text) {
		double before = server.count("6001");
		server.post("/due", "{\"due\":\"" + text + "\"}").isProblem(400, "6001");
		Eventually.assertThat(() -> server.count("6001") - before, 1.0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "broken%20pipe", "connection%20reset%20by%20peer" })
	void invalidParameterAndPathAreHandled(String text) {
		server.get("/due?due=" + text).isProblem(400, "6001");
		server.get("/due/" + text).isProblem(400, "6001");
	}

	@ParameterizedTest
	@ValueSource(strings = { "broken pipe", "connection reset by peer" })
	void invalidHeaderIsHandled(String text) {
		server.get("/due-header", "X-Due", text).isProblem(400, "6001");
	}

	@Test
	void unexpectedExceptionIsHandledWhetherOrNotThereIsATranslator() {
		double before = server.count("6007");
		server.get("/quote?text=unknown").isProblem(500, "6007");
		translating.get("/quote?text=unknown").isProblem(500, "6007");
		Eventually.assertThat(() -> server.count("6007") - before, 1.0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/quote?text=broken%20pipe", "/quote?text=connection%20reset%20by%20peer", "/without-code" })
	void unexpectedExceptionThatSpringTakesForALostCallerIsLeftToSpring(String path) {
		double before = server.count();
		assertThat(server.get(path).body()).doesNotContain("6007");
		assertThat(server.count() - before).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/code", "/without-code" })
	void brokenConnectionToAnotherServiceWithACodeIsHandled(String path) {
		double before = claiming.count("6000");
		claiming.get(path).isProblem(502, "6000");
		Eventually.assertThat(() -> claiming.count("6000") - before, 1.0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "broken%20pipe", "connection%20reset%20by%20peer", "unknown" })
	void exceptionThatNamesItsStatusIsLeftToSpring(String text) {
		server.get("/taken?text=" + text).isForeign(409);
		translating.get("/taken?text=" + text).isForeign(409);
	}

	@Configuration(proxyBeanMethods = false)
	@Import(QuotingController.class)
	static class QuotingConfiguration {

	}

	@Configuration(proxyBeanMethods = false)
	@Import(QuotingController.class)
	static class TranslatingConfiguration {

		@Bean
		PaykkaExceptionTranslator claimsNothing() {
			return (throwable) -> null;
		}

	}

	@RestController
	static class QuotingController {

		@PostMapping("/due")
		String body(@RequestBody Payment payment) {
			return "ok";
		}

		@GetMapping("/due")
		String parameter(@RequestParam LocalDate due) {
			return "ok";
		}

		@GetMapping("/due-header")
		String header(@RequestHeader("X-Due") LocalDate due) {
			return "ok";
		}

		@GetMapping("/due/{due}")
		String path(@PathVariable LocalDate due) {
			return "ok";
		}

		@GetMapping("/quote")
		String quote(@RequestParam String text) {
			throw new IllegalStateException("No order named " + text);
		}

		@GetMapping("/taken")
		String taken(@RequestParam String text) {
			throw new ResponseStatusException(HttpStatus.CONFLICT, "taken",
					new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, new EOFException(text)));
		}

		@GetMapping("/code")
		String code() {
			throw new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, new EOFException("Broken pipe"));
		}

		@GetMapping("/without-code")
		String withoutCode() {
			throw new UncheckedIOException(new EOFException("Broken pipe"));
		}

	}

	record Payment(LocalDate due) {

	}

}
