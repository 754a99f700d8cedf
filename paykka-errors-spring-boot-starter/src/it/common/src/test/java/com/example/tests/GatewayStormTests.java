package com.example.tests;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.paykka.errors.PaykkaException.Origin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of many calls at once, with the gateway failing one in three.
 */
class GatewayStormTests {

	private static final int THREADS = 64;

	private static final int REQUESTS = 50;

	private static Gateway gateway;

	private final Server server = Server.shared();

	@BeforeAll
	static void start() {
		gateway = Gateway.start();
	}

	@AfterAll
	static void stop() {
		gateway.close();
	}

	@Test
	void everyCallGetsItsOwnResponse() throws Exception {
		double before = this.server.count("4011", Origin.GATEWAY);
		double beforeInAll = this.server.count();
		storm(0, REQUESTS / 2);
		// By now the thread pools are about as large as they will get
		int threads = liveThreads();
		storm(REQUESTS / 2, REQUESTS);
		double failures = THREADS * Math.ceil(REQUESTS / 3.0);
		Eventually.assertThat(() -> this.server.count("4011", Origin.GATEWAY) - before, failures);
		assertThat(this.server.count() - beforeInAll).isEqualTo(failures);
		// If each failure leaked a thread, there would be 500 more
		Eventually.assertThat(() -> liveThreads() < threads + 6 * THREADS, true);
		Clients.names().forEach((client) -> assertIsGood(pay(client, "{\"ret_code\":\"000000\"}"), "000000"));
	}

	private static int liveThreads() {
		return ManagementFactory.getThreadMXBean().getThreadCount();
	}

	private void storm(int from, int to) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		try {
			List<Future<?>> callers = new ArrayList<>();
			for (int thread = 0; thread < THREADS; thread++) {
				int caller = thread;
				callers.add(executor.submit(() -> {
					for (int request = from; request < to; request++) {
						call(caller, request);
					}
				}));
			}
			for (Future<?> caller : callers) {
				caller.get();
			}
		}
		finally {
			executor.shutdownNow();
			executor.awaitTermination(10, TimeUnit.SECONDS);
		}
	}

	private void call(int caller, int request) {
		List<String> clients = Clients.names();
		String client = clients.get((caller + request / 3) % clients.size());
		String order = "order-" + caller + "-" + request;
		if (request % 3 != 0) {
			assertIsGood(pay(client, "{\"ret_code\":\"000000\",\"data\":{\"order_id\":\"" + order + "\"}}"), order);
			return;
		}
		String message = "This order's current status does not allow modification, " + order + " from PAID to CLOSED";
		Response response = pay(client,
				"{\"data\":{\"error_code\":\"4011\",\"error_description\":\"" + message + "\"}}");
		assertThat(response.isProblem(409, "4011").<Object>member("detail")).isEqualTo(message);
	}

	private static void assertIsGood(Response response, String text) {
		assertThat(response.status()).as(response.body()).isEqualTo(200);
		assertThat(response.body()).contains("\"" + text + "\"");
	}

	private Response pay(String client, String body) {
		return this.server.post(Server.call(client, gateway.address("/payments", 200)), body);
	}

}
