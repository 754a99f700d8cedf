package com.example.connection;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.example.support.Connection;
import com.example.support.Eventually;
import com.example.support.Server;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of requests that fail while the server shuts down.
 */
class ShutdownTests {

	private static final int REQUESTS = 8;

	private static final int LIMIT_SECONDS = 25;

	@Test
	void gracefulShutdownWaitsForTheProblems() throws Exception {
		Server server = Server.start(Waiting.class, "server.shutdown=graceful");
		MeterRegistry meters = server.meters();
		Map<Integer, CompletableFuture<String>> waiting = server.bean(Waiting.class).futures;
		List<Connection> connections = open(server);
		Eventually.assertThat(waiting::size, REQUESTS);
		// A registry that is about to close registers no counter
		fail(waiting, 0, connections);
		Future<?> closed = CompletableFuture.runAsync(server::close);
		Eventually.assertThat(() -> isRefusing(server), true);
		// Tomcat may break off the last one if it thinks that none is left
		for (int i = 1; i < REQUESTS - 1; i++) {
			fail(waiting, i, connections);
			assertThat(connections.get(i).readToEnd()).isEmpty();
		}
		assertThat(count(meters)).isEqualTo(REQUESTS - 1);
		waiting.get(REQUESTS - 1).complete("done");
		closed.get(LIMIT_SECONDS, TimeUnit.SECONDS);
	}

	@Test
	void immediateShutdownLeavesNobodyWaiting() throws Exception {
		Server server = Server.start(Waiting.class, "server.shutdown=immediate");
		MeterRegistry meters = server.meters();
		Map<Integer, CompletableFuture<String>> waiting = server.bean(Waiting.class).futures;
		List<Connection> connections = open(server);
		Eventually.assertThat(waiting::size, REQUESTS);
		CompletableFuture.runAsync(server::close).get(LIMIT_SECONDS, TimeUnit.SECONDS);
		waiting.values()
			.forEach((future) -> future.completeExceptionally(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED)));
		for (Connection connection : connections) {
			assertThat(connection.readToEnd()).doesNotContain("4018");
		}
		// The servlet stack no longer notices requests that end this late
		assertThat(count(meters)).isLessThanOrEqualTo(REQUESTS);
	}

	private static void fail(Map<Integer, CompletableFuture<String>> waiting, int number, List<Connection> connections) {
		waiting.get(number).completeExceptionally(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
		connections.get(number).read().isProblem(410, "4018");
	}

	private static List<Connection> open(Server server) {
		return IntStream.range(0, REQUESTS)
			.mapToObj((number) -> Connection.open(server).get("/waiting/" + number))
			.toList();
	}

	private static double count(MeterRegistry meters) {
		return meters.find("paykka.errors").tag("code", "4018").counters().stream().mapToDouble(Counter::count).sum();
	}

	private static boolean isRefusing(Server server) {
		URI address = URI.create(server.address("/"));
		try (Socket socket = new Socket(address.getHost(), address.getPort())) {
			return false;
		}
		catch (ConnectException ex) {
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Fails when told to.
	 */
	@RestController
	static class Waiting {

		private final Map<Integer, CompletableFuture<String>> futures = new ConcurrentHashMap<>();

		@GetMapping("/waiting/{number}")
		CompletableFuture<String> future(@PathVariable int number) {
			return this.futures.computeIfAbsent(number, (key) -> new CompletableFuture<>());
		}

	}

}
