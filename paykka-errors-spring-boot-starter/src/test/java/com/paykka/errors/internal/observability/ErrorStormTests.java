package com.paykka.errors.internal.observability;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.FailureListener;
import com.paykka.errors.internal.problem.FailureListeners;
import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.Failure;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import com.paykka.errors.problem.Audience;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ErrorStormTests {

	private static final int THREADS = 64;

	private static final int FAILURES_PER_THREAD = Boolean.getBoolean("paykka.whole") ? 5_000 : 1000;

	private static final long TOLERATED_GROWTH = 16 * 1024 * 1024;

	@Test
	void failuresOf64ThreadsAreHandledCountedAndForgotten() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(PaykkaTranslationAutoConfiguration.class,
					PaykkaProblemAutoConfiguration.class, PaykkaObservabilityAutoConfiguration.class))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				ProblemRenderer renderer = context.getBean(ProblemRenderer.class);
				FailureListeners listeners = new FailureListeners(
						context.getBeanProvider(FailureListener.class).orderedStream().toList(), new ExtensionFaults());
				handle(renderer, listeners, 0, 1000);
				long before = usedMemory();
				assertThat(handleInAllThreads(renderer, listeners)).isZero();
				// Threads that are about to end still hold some
				await().atMost(Duration.ofMinutes(1))
					.untilAsserted(() -> assertThat(usedMemory() - before).isLessThan(TOLERATED_GROWTH));
				assertThat(context.getBean(MeterRegistry.class)
					.get("paykka.errors")
					.tags("code", "4011", "origin", "APPLICATION")
					.counter()
					.count()).isEqualTo(1000 + THREADS * FAILURES_PER_THREAD);
			});
	}

	private static int handleInAllThreads(ProblemRenderer renderer, FailureListeners listeners) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		try {
			List<Future<Integer>> results = new ArrayList<>();
			for (int thread = 1; thread <= THREADS; thread++) {
				int number = thread;
				results.add(executor.submit(() -> handle(renderer, listeners, number, FAILURES_PER_THREAD)));
			}
			int wrong = 0;
			for (Future<Integer> result : results) {
				wrong += result.get();
			}
			return wrong;
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static int handle(ProblemRenderer renderer, FailureListeners listeners, int thread, int failures) {
		ProblemRequest request = new ProblemRequest("GET", "/orders", null, Audience.MERCHANT);
		int wrong = 0;
		for (int i = 0; i < failures; i++) {
			String order = "order " + thread + "-" + i;
			Failure failure = new Failure(PaykkaException
				.withoutStackTrace(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED, order, "PAID", "CLOSED"));
			listeners.onFailure(failure);
			String body = new String(renderer.render(failure, request).body(), StandardCharsets.UTF_8);
			wrong += body.contains("modification, " + order + " from PAID to CLOSED\"") ? 0 : 1;
		}
		return wrong;
	}

	private static long usedMemory() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
