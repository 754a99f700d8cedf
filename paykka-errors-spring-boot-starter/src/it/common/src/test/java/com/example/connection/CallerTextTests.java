package com.example.connection;

import java.io.IOException;
import java.time.LocalDate;

import com.example.support.Connection;
import com.example.support.Eventually;
import com.example.support.Server;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

	@BeforeAll
	static void start() {
		server = Server.start(QuotingConfiguration.class, "paykka.errors.unexpected=true");
		translating = Server.start(TranslatingConfiguration.class, "paykka.errors.unexpected=true");
	}

	@AfterAll
	static void stop() {
		server.close();
		translating.close();
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

	@ParameterizedTest
	@ValueSource(strings = { "broken%20pipe", "connection%20reset%20by%20peer", "unknown" })
	void unexpectedExceptionThatQuotesTheCallerIsHandledAndCounted(String text) {
		double before = server.count("6007");
		server.get("/quote?text=" + text).isProblem(500, "6007");
		Eventually.assertThat(() -> server.count("6007") - before, 1.0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "broken%20pipe", "connection%20reset%20by%20peer", "unknown" })
	void unexpectedExceptionThatNoTranslatorClaimsIsHandled(String text) {
		translating.get("/quote?text=" + text).isProblem(500, "6007");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/call", "/call-unclaimed" })
	void brokenConnectionToAnotherServiceIsHandled(String path) {
		String code = path.equals("/call") ? "6000" : "6007";
		double before = server.count(code);
		server.get(path).isProblem(path.equals("/call") ? 502 : 500, code);
		Eventually.assertThat(() -> server.count(code) - before, 1.0);
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
					new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, new IOException(text)));
		}

		@GetMapping("/call")
		String call() {
			throw new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, new IOException("Broken pipe"));
		}

		@GetMapping("/call-unclaimed")
		String callUnclaimed() throws IOException {
			throw new IOException("Broken pipe");
		}

	}

	record Payment(LocalDate due) {

	}

}
