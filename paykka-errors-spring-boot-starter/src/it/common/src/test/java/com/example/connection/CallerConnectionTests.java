package com.example.connection;

import com.example.support.Connection;
import com.example.support.Eventually;
import com.example.support.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what happens to the caller's own connection is no failure of the gateway,
 * even if exceptions of its type are translated.
 */
@ExtendWith(OutputCaptureExtension.class)
class CallerConnectionTests {

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start("paykka.errors.unexpected=true", "paykka.errors.translate.java.io.IOException=6000",
				"logging.level.com.paykka.errors=warn");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/orders", "/upload" })
	void leavingAmidTheRequestIsNotAFailure(String path, CapturedOutput output) {
		double before = server.count();
		long requests = server.requests();
		Connection.open(server)
			.send("POST " + path, "", "Content-Type: application/json", "Content-Length: 1000000",
					"Expect: 100-continue")
			.skip("HTTP/1.1 100".length())
			.reset();
		Eventually.assertThat(() -> server.requests() > requests, true);
		assertThat(server.count() - before).isZero();
		assertThat(output.getAll()).doesNotContain("com.paykka");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/orders", "/upload" })
	void endingAmidTheRequestIsNotAFailureOfTheGateway(String path, CapturedOutput output) {
		double before = server.count("6000");
		long requests = server.requests();
		Connection.open(server)
			.send("POST " + path, "", "Content-Type: application/json", "Content-Length: 1000000",
					"Expect: 100-continue")
			.skip("HTTP/1.1 100".length())
			.close();
		Eventually.assertThat(() -> server.requests() > requests, true);
		assertThat(server.count("6000") - before).isZero();
		assertThat(output.getAll()).doesNotContain("6000", "6007");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/orders", "/upload" })
	void malformedChunksAreNotAFailureOfTheGateway(String path, CapturedOutput output) {
		double before = server.count("6000");
		long requests = server.requests();
		try (Connection connection = Connection.open(server)
			.send("POST " + path, "zzz\r\n{}\r\n0\r\n\r\n", "Content-Type: application/json",
					"Transfer-Encoding: chunked", "Connection: close")) {
			connection.readToEnd();
		}
		Eventually.assertThat(() -> server.requests() > requests, true);
		assertThat(server.count("6000") - before).isZero();
		assertThat(output.getAll()).doesNotContain("6000");
	}

}
