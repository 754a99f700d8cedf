package com.example.counting;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.example.support.Effort;
import com.example.support.Eventually;
import com.example.support.Response;
import com.example.support.Server;
import com.paykka.errors.PaykkaErrorCode;
import io.micrometer.core.instrument.Counter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the counter.
 */
class MetricsTests {

	private static final int THREADS = Effort.of(16, 64);

	private static final int REQUESTS = 20;

	private final Server server = Server.shared();

	@Test
	void everyCodeOfTheGatewayIsCountedFromZero() {
		try (Server fresh = Server.start()) {
			assertThat(fresh.meters().find("paykka.errors").counters())
				.extracting((counter) -> counter.getId().getTag("code"))
				.containsAll(EnumSet.complementOf(EnumSet.of(PaykkaErrorCode.SUCCESS))
					.stream()
					.map(PaykkaErrorCode::getCode)
					.toList())
				.doesNotContain("0000");
			assertThat(fresh.meters().find("paykka.errors").counters()).allSatisfy((counter) -> {
				assertThat(counter.getId().getTag("origin")).isEqualTo("GATEWAY");
				assertThat(counter.count()).isZero();
			});
		}
	}

	@Test
	void tagsReportTheCode() {
		this.server.get("/codes/6002").isProblem(503, "6002");
		Counter counter = this.server.meters()
			.get("paykka.errors")
			.tags("code", "6002", "name", "RETRY_TRANSACTION", "category", "SYSTEM", "advice", "RETRY", "retryable", "true",
					"origin", "APPLICATION")
			.counter();
		Eventually.assertThat(() -> counter.count() > 0, true);
	}

	@Test
	void endpointShowsTheCounter() {
		double before = this.server.count("5004");
		this.server.get("/codes/5004").isProblem(402, "5004");
		Eventually.assertThat(() -> this.server.get("/actuator/metrics/paykka.errors?tag=code:5004")
			.<Double>member("measurements[0].value"), before + 1);
	}

	@Test
	void manyFailuresAtOnceAreAllCounted() throws Exception {
		double before = this.server.count("4011");
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		try {
			List<Future<?>> callers = new ArrayList<>();
			for (int thread = 0; thread < THREADS; thread++) {
				int caller = thread;
				callers.add(executor.submit(() -> call(caller)));
			}
			for (Future<?> caller : callers) {
				caller.get();
			}
		}
		finally {
			executor.shutdownNow();
		}
		Eventually.assertThat(() -> this.server.count("4011") - before, (double) (THREADS * REQUESTS));
	}

	private void call(int caller) {
		for (int request = 0; request < REQUESTS; request++) {
			String order = "order-" + caller + "-" + request;
			Response response = this.server.get("/status?order=" + order + "&from=F" + caller + "&to=T" + request);
			response.isProblem(409, "4011");
			assertThat(response.<Object>member("detail"))
				.isEqualTo("This order's current status does not allow modification, " + order + " from F" + caller
						+ " to T" + request);
		}
	}

}
