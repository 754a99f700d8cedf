package com.example.connection;

import java.util.List;

import com.example.support.Connection;
import com.example.support.Eventually;
import com.example.support.Server;
import com.example.support.Stack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of failures after part of the response has been sent.
 */
class CommittedResponseTests {

	private static final String END_OF_CHUNKS = "\r\n0\r\n\r\n";

	private final Server server = Server.shared();

	static List<String> committed() {
		return Stack.CURRENT.committed();
	}

	@ParameterizedTest
	@MethodSource("committed")
	void isBrokenOffAfterWhatWasSent(String path) {
		try (Connection connection = Connection.open(this.server).get(path)) {
			assertThat(connection.readToEnd()).startsWith("HTTP/1.1 200")
				.containsOnlyOnce("HTTP/1.1 ")
				.containsOnlyOnce("begun")
				.doesNotContain("4018", "problem");
		}
	}

	@ParameterizedTest
	@MethodSource("committed")
	void isSeenToBeIncomplete(String path) {
		try (Connection connection = Connection.open(this.server).get(path)) {
			assertThat(connection.readToEnd()).containsIgnoringCase("Transfer-Encoding: chunked")
				.doesNotEndWith(END_OF_CHUNKS);
		}
	}

	@ParameterizedTest
	@MethodSource("committed")
	void isCountedOnce(String path) {
		double before = this.server.count();
		double beforeOfCode = this.server.count("4018");
		try (Connection connection = Connection.open(this.server).get(path)) {
			connection.readToEnd();
		}
		Eventually.assertThat(() -> this.server.count("4018") - beforeOfCode, 1.0);
		assertThat(this.server.count() - before).isEqualTo(1.0);
	}

}
