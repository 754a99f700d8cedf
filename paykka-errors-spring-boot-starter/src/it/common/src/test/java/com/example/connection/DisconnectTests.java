package com.example.connection;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import com.example.support.Connection;
import com.example.support.Eventually;
import com.example.support.Server;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.problem.PaykkaProblemCustomizer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of clients that disconnect before they get their response.
 */
@ExtendWith(OutputCaptureExtension.class)
class DisconnectTests {

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start(LargeAndSlowConfiguration.class, "paykka.errors.unexpected=true",
				"paykka.errors.logging.client=warn", "logging.level.com.paykka.errors=warn");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/codes/4018", "/filter", "/future" })
	void leavingAmidTheResponseIsCountedOnce(String path, CapturedOutput output) {
		double before = server.count();
		long requests = server.requests();
		Connection.open(server).get(path).skip(10_000).reset();
		Eventually.assertThat(() -> server.requests() > requests, true);
		assertThat(server.count() - before).isEqualTo(1.0);
		assertIsOneLine(output);
		server.get("/codes/5004").isProblem(402, "5004");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/codes/4018", "/filter" })
	void leavingWithoutReadingIsCountedOnce(String path, CapturedOutput output) {
		double before = server.count();
		long requests = server.requests();
		Connection connection = Connection.open(server).get(path);
		Eventually.assertThat(() -> server.count() - before, 1.0);
		connection.close();
		Eventually.assertThat(() -> server.requests() > requests, true);
		assertThat(server.count() - before).isEqualTo(1.0);
		assertIsOneLine(output);
	}

	@Test
	void leavingBeforeTheResponseIsCountedOnce(CapturedOutput output) throws Exception {
		double before = server.count();
		long requests = server.requests();
		Connection connection = Connection.open(server).get("/codes/5003");
		assertThat(LargeAndSlowConfiguration.BEGUN.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
		connection.reset();
		LargeAndSlowConfiguration.GONE.release();
		Eventually.assertThat(() -> server.requests() > requests, true);
		assertThat(server.count() - before).isEqualTo(1.0);
		assertIsOneLine(output);
		server.get("/codes/5004").isProblem(402, "5004");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/orders", "/upload", "/upload/stream" })
	void leavingAmidTheRequestIsNotAFailure(String path, CapturedOutput output) {
		double before = server.count();
		long requests = server.requests();
		Connection connection = Connection.open(server)
			.send("POST " + path, "", "Content-Type: application/json", "Content-Length: 1000000",
					"Expect: 100-continue");
		connection.skip("HTTP/1.1 100".length()).reset();
		Eventually.assertThat(() -> server.requests() > requests, true);
		assertThat(server.count() - before).isZero();
		assertThat(output.getAll()).doesNotContain("com.paykka");
		server.get("/codes/5004").isProblem(402, "5004");
	}

	@Test
	void failureToRespondIsNotCountedItself() {
		try (Server translating = Server.start(LargeAndSlowConfiguration.class,
				"paykka.errors.translate.java.io.IOException=6000")) {
			List.of("/codes/4018", "/filter", "/future")
				.forEach((path) -> Connection.open(translating).get(path).skip(10_000).reset());
			Eventually.assertThat(() -> translating.requests() >= 3, true);
			assertThat(translating.count("4018")).isEqualTo(3.0);
			assertThat(translating.count("6000")).isZero();
		}
	}

	private static void assertIsOneLine(CapturedOutput output) {
		Eventually.assertThat(() -> output.getAll().lines().count(), 1L);
		assertThat(output.getAll()).contains(" com.paykka.errors ");
	}

	@Configuration(proxyBeanMethods = false)
	static class LargeAndSlowConfiguration {

		private static final Semaphore BEGUN = new Semaphore(0);

		private static final Semaphore GONE = new Semaphore(0);

		@Bean
		PaykkaProblemCustomizer largeAndSlow() {
			return LargeAndSlowConfiguration::customize;
		}

		private static void customize(ProblemDetail problem, PaykkaException exception) {
			switch (exception.getErrorCode()) {
				// 8 MB, more than the system buffers for the server
				case ORDER_EXPIRED ->
					problem.setProperty("notes", Collections.nCopies(2000, "x".repeat(4000)));
				case CONTACT_ISSUER -> {
					BEGUN.release();
					try {
						GONE.tryAcquire(60, TimeUnit.SECONDS);
					}
					catch (InterruptedException ex) {
						Thread.currentThread().interrupt();
					}
				}
				default -> {
				}
			}
		}

	}

}
