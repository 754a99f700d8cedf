package com.example.counting;

import java.util.List;
import java.util.function.Consumer;

import com.example.support.Eventually;
import com.example.support.Server;
import com.example.support.Stack;
import com.paykka.errors.PaykkaException;
import io.micrometer.core.instrument.Timer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of the code in observations of received and sent requests.
 */
class ObservationTests {

	private static final String RECEIVED = "http.server.requests";

	private static final String SENT = "http.client.requests";

	private static Server server;

	@BeforeAll
	static void start() {
		server = Server.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void everySeriesOfReceivedRequestsHasTheCode() {
		long before = count(server, RECEIVED);
		server.get("/properties").isProblem(410, "4018");
		server.get("/filter").isProblem(410, "4018");
		server.get("/unclaimed", "Accept", "application/json").isForeign(500);
		server.get("/nowhere", "Accept", "application/json").isForeign(404);
		server.get("/actuator/metrics");
		Eventually.assertThat(() -> count(server, RECEIVED) - before, 5L);
		assertThat(series(server, RECEIVED)).hasSizeGreaterThanOrEqualTo(4)
			.filteredOn((timer) -> !timer.getId().getTag("status").equals("402"))
			.allSatisfy((timer) -> assertThat(timer.getId().getTag("paykka.code"))
				.isEqualTo(timer.getId().getTag("status").equals("410") ? "4018" : "none"));
	}

	@Test
	void failuresAreSeenWhereverTheyComeFrom() {
		long before = count(server, RECEIVED);
		Stack.CURRENT.entryPoints().forEach((path) -> server.get(path).isProblem(410, "4018"));
		Eventually.assertThat(() -> count(server, RECEIVED) - before, (long) Stack.CURRENT.entryPoints().size());
		assertThat(series(server, RECEIVED)).filteredOn((timer) -> timer.getId().getTag("status").equals("410"))
			.isNotEmpty()
			.allSatisfy((timer) -> {
				assertThat(timer.getId().getTag("paykka.code")).isEqualTo("4018");
				assertThat(timer.getId().getTag("error")).isEqualTo("PaykkaException");
			});
	}

	@Test
	void shopperDoesNotHideTheCode() {
		try (Server server = Server.start("paykka.errors.audience=shopper")) {
			server.get("/codes/5019").isProblem(402, "5002");
			Eventually.assertThat(() -> count(server, RECEIVED), 1L);
			assertThat(series(server, RECEIVED)).singleElement()
				.extracting((timer) -> timer.getId().getTag("paykka.code"))
				.isEqualTo("5019");
		}
	}

	@Test
	void everySeriesOfSentRequestsHasTheCode() {
		List<Consumer<String>> clients = Stack.CURRENT.observedClients(server.observations());
		clients.forEach((client) -> {
			client.accept(server.address("/parameter?amount=1"));
			assertThatExceptionOfType(PaykkaException.class)
				.isThrownBy(() -> client.accept(server.address("/codes/5004")));
		});
		Eventually.assertThat(() -> count(server, SENT), 2L * clients.size());
		assertThat(series(server, SENT)).extracting((timer) -> timer.getId().getTag("paykka.code"))
			.containsOnly("none", "5004");
	}

	@Test
	void canBeSwitchedOff() {
		try (Server server = Server.start("paykka.errors.observations.enabled=false")) {
			server.get("/codes/4018").isProblem(410, "4018");
			Eventually.assertThat(() -> count(server, RECEIVED), 1L);
			assertThat(series(server, RECEIVED)).singleElement().satisfies((timer) -> {
				assertThat(timer.getId().getTag("paykka.code")).isNull();
				assertThat(timer.getId().getTag("error")).isEqualTo("none");
			});
		}
	}

	private static List<Timer> series(Server server, String name) {
		return List.copyOf(server.meters().find(name).timers());
	}

	private static long count(Server server, String name) {
		return series(server, name).stream().mapToLong(Timer::count).sum();
	}

}
