package com.example.logging;

import com.example.shop.Application;
import com.example.support.RecordedLog;
import com.example.support.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the path in log lines, which callers control.
 */
class LoggedPathTests {

	private static RecordedLog log;

	private static Server server;

	@BeforeAll
	static void start() {
		SpringApplicationBuilder application = new SpringApplicationBuilder(Application.class);
		log = RecordedLog.of(application);
		server = Server.start(application, "paykka.errors.logging.client=warn", "logging.level.com.paykka.errors=warn");
	}

	@AfterAll
	static void stop() {
		server.close();
		log.close();
	}

	@BeforeEach
	void clear() {
		log.clear();
	}

	@ParameterizedTest
	@ValueSource(strings = { "4111111111111111%20status=200", "4111111111111111%09status=200",
			"4111111111111111%C2%85status=200", "%34111111111111111%20status=200", "4111%201111%201111%201111%20status=200",
			"4111111111111111%22%20status=200", "4111111111111111%E2%80%A8status=200",
			"4111111111111111%2520status=200" })
	void cardNumberForgesNoField(String segment) {
		server.get("/cards/path/" + segment);
		assertThat(log.lines()).singleElement()
			.asString()
			.doesNotContain("411111111111", "1111%201111%201111")
			.matches("WARN \\S+ \\S+ status=4\\d\\d origin=APPLICATION GET /cards/path/[^\\s\"\\\\]*");
	}

	@Test
	void pathParametersAreLeftOut() {
		server.get("/codes/4018;jsessionid=secret");
		assertThat(log.lines()).singleElement().asString().endsWith(" GET /codes/4018");
	}

	@ParameterizedTest
	@ValueSource(strings = { "4111111111111111%20status=200", "%34111111111111111" })
	void instanceIsAUri(String segment) {
		assertThat(server.get("/cards/path/" + segment).<String>member("instance")).startsWith("/cards/path/")
			.doesNotContain(" ", "411111111111");
	}

}
