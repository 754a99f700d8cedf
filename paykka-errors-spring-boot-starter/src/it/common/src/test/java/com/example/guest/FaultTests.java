package com.example.guest;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import com.example.support.Connection;
import com.example.support.Eventually;
import com.example.support.Server;
import com.example.support.Stack;
import io.micrometer.core.instrument.Timer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that errors of the virtual machine and of class loading are left to the container
 * and to Spring Boot, even if all unexpected exceptions are handled.
 */
class FaultTests {

	private static final List<String> FAULTS = List.of("memory", "stack", "linkage", "assertion", "cause-of-exception",
			"around-code", "between");

	private static Server server;

	private static Server without;

	@BeforeAll
	static void start() {
		server = Server.start("paykka.errors.unexpected=true");
		without = Server.start("paykka.errors.enabled=false");
	}

	@AfterAll
	static void stop() {
		server.close();
		without.close();
	}

	static List<String> faultPaths() {
		return Stack.CURRENT.faults();
	}

	@ParameterizedTest
	@MethodSource("faults")
	void isHandledAsWithoutTheStarter(String path, String kind) {
		String expected = respond(without, path + kind);
		assertThat(respond(server, path + kind)).isEqualTo(expected).matches("(?s)|HTTP/1.1 500.*");
	}

	@ParameterizedTest
	@MethodSource("faultPaths")
	void isNotCounted(String path) {
		double before = server.count();
		FAULTS.forEach((kind) -> respond(server, path + kind));
		Eventually.assertThat(() -> server.count() - before, 0.0);
	}

	@ParameterizedTest
	@MethodSource("faultPaths")
	void isObservedWithoutACode(String path) {
		long before = server.requests();
		respond(server, path + "between");
		Eventually.assertThat(() -> server.requests() > before && !faulty().isEmpty(), true);
		assertThat(faulty()).allSatisfy((timer) -> assertThat(timer.getId().getTag("paykka.code")).isEqualTo("none"));
	}

	private static Collection<Timer> faulty() {
		return server.meters().find("http.server.requests").tag("status", "500").timers();
	}

	@ParameterizedTest
	@MethodSource("faultPaths")
	void isHiddenByACodeThatItCaused(String path) {
		server.get(path + "cause-of-code").isProblem(410, "4018");
		server.get(path + "suppressed-by-code").isProblem(410, "4018");
	}

	@Test
	void isCountedOnceByTheCodeThatItCaused() {
		double before = server.count();
		server.get("/faults/cause-of-code").isProblem(410, "4018");
		server.get("/faults/suppressed-by-code").isProblem(410, "4018");
		Eventually.assertThat(() -> server.count() - before, 2.0);
	}

	/**
	 * Return the only response without the parts that vary, or an empty text if there is
	 * none.
	 */
	private static String respond(Server server, String path) {
		try (Connection connection = Connection.open(server).get(path, "Accept: application/json", "Connection: close")) {
			String response = connection.readToEnd();
			assertThat(response.split("HTTP/1.1 ", -1)).hasSizeLessThanOrEqualTo(2);
			return response.lines()
				.filter((line) -> !line.startsWith("Date:") && !line.startsWith("Content-Length:"))
				.map((line) -> line.replaceAll("\"(timestamp|requestId)\":\"[^\"]*\"", ""))
				.reduce((first, second) -> first + "\n" + second)
				.orElse("");
		}
	}

	private static Stream<Arguments> faults() {
		return Stack.CURRENT.faults().stream().flatMap((path) -> FAULTS.stream().map((kind) -> Arguments.of(path, kind)));
	}

}
