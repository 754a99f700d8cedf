package com.example.decoding;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.example.support.Effort;
import com.example.support.Eventually;
import com.example.support.Gateway;
import com.example.support.Response;
import com.example.support.Server;
import com.example.support.Stack;
import com.paykka.errors.PaykkaException.Origin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of many concurrent calls, a third of which the gateway fails.
 */
class GatewayStormTests {

	private static final int THREADS = Effort.of(16, 32);

	private static final int REQUESTS = Effort.of(12, 30);

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
		// By now the thread pools have about reached their size
		int threads = liveThreads();
		storm(REQUESTS / 2, REQUESTS);
		double failures = THREADS * Math.ceil(REQUESTS / 3.0);
		Eventually.assertThat(() -> this.server.count("4011", Origin.GATEWAY) - before, failures);
		assertThat(this.server.count() - beforeInAll).isEqualTo(failures);
		// Far fewer than one per failure
		Eventually.assertThat(() -> liveThreads() < threads + THREADS * REQUESTS / 8, true);
		Stack.CURRENT.clients().forEach((client) -> assertIsGood(pay(client, "{\"ret_code\":\"000000\"}"), "000000"));
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
		List<String> clients = Stack.CURRENT.clients();
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
