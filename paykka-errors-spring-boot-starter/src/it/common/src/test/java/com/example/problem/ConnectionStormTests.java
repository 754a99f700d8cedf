package com.example.problem;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.example.support.Connection;
import com.example.support.Effort;
import com.example.support.Eventually;
import com.example.support.Response;
import com.example.support.Server;
import com.paykka.errors.PaykkaErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of many concurrent connections on which every request fails.
 */
class ConnectionStormTests {

	private static final int CONNECTIONS = Effort.of(100, 400);

	private static final List<PaykkaErrorCode> CODES = List
		.copyOf(EnumSet.complementOf(EnumSet.of(PaykkaErrorCode.SUCCESS)));

	private final Server server = Server.shared();

	private final Map<String, Double> expected = new TreeMap<>();

	@Test
	@Timeout(300)
	void everyRequestGetsItsOneProblem() {
		CODES.forEach((code) -> this.expected.put(code.getCode(), this.server.count(code.getCode())));
		List<Connection> connections = new ArrayList<>();
		try {
			for (int i = 0; i < CONNECTIONS; i++) {
				connections.add(Connection.open(this.server));
			}
			// Half of the connections stay open for another request, if the server agrees
			List<Connection> open = exchange(connections, 2);
			assertThat(exchange(open, 1)).isEmpty();
		}
		finally {
			connections.forEach(Connection::close);
		}
		Eventually.assertThat(this::counts, this.expected);
	}

	private Map<String, Double> counts() {
		Map<String, Double> counts = new TreeMap<>();
		CODES.forEach((code) -> counts.put(code.getCode(), this.server.count(code.getCode())));
		return counts;
	}

	/**
	 * Send a request on each connection before reading any response. One request in
	 * {@code closing} asks the server to close its connection.
	 */
	private List<Connection> exchange(List<Connection> connections, int closing) {
		for (int i = 0; i < connections.size(); i++) {
			String[] headers = (i % closing == 0) ? new String[] { "Connection: close" } : new String[0];
			connections.get(i).get(path(i), headers);
		}
		List<Connection> open = new ArrayList<>();
		for (int i = 0; i < connections.size(); i++) {
			Response response = connections.get(i).read();
			assertIsProblem(response, i);
			if ("close".equalsIgnoreCase(response.header("Connection"))) {
				assertThat(connections.get(i).readToEnd()).isEmpty();
			}
			else {
				assertThat(i % closing).isNotZero();
				open.add(connections.get(i));
			}
		}
		return open;
	}

	private static String path(int request) {
		return (request % 3 == 0) ? "/status?order=order-" + request + "&from=PAID&to=CLOSED"
				: "/codes/" + codeOf(request).getCode();
	}

	private static PaykkaErrorCode codeOf(int request) {
		return CODES.get(request % CODES.size());
	}

	private void assertIsProblem(Response response, int request) {
		if (request % 3 == 0) {
			assertThat(response.isProblem(409, "4011").<String>member("detail")).contains(" order-" + request + " from");
			this.expected.merge("4011", 1.0, Double::sum);
		}
		else {
			response.isProblem(codeOf(request).getHttpStatus(), codeOf(request).getCode());
			this.expected.merge(codeOf(request).getCode(), 1.0, Double::sum);
		}
	}

}
