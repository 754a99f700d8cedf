package com.example.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of a thousand connections at once, with every request failing.
 */
class ConnectionStormTests {

	private static final int CONNECTIONS = 1000;

	private static final List<CatalogEntry> CODES = CatalogEntry.errors();

	private final Server server = Server.shared();

	private final Map<String, Double> expected = new TreeMap<>();

	@Test
	@Timeout(300)
	void everyRequestGetsItsOneProblem() {
		CODES.forEach((entry) -> this.expected.put(entry.code(), this.server.count(entry.code())));
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
		CODES.forEach((entry) -> counts.put(entry.code(), this.server.count(entry.code())));
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
				: "/codes/" + codeOf(request).code();
	}

	private static CatalogEntry codeOf(int request) {
		return CODES.get(request % CODES.size());
	}

	private void assertIsProblem(Response response, int request) {
		if (request % 3 == 0) {
			assertThat(response.isProblem(409, "4011").<String>member("detail")).contains(" order-" + request + " from");
			this.expected.merge("4011", 1.0, Double::sum);
		}
		else {
			response.isProblem(codeOf(request).status(), codeOf(request).code());
			this.expected.merge(codeOf(request).code(), 1.0, Double::sum);
		}
	}

}
