package com.paykka.errors.internal.observability;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import com.paykka.errors.observability.PaykkaFailureReporter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.Observation.Context;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ReportStormTests {

	private static final int THREADS = 64;

	private static final int FAILURES = 50_000;

	private static final long TOLERATED_GROWTH = 16 * 1024 * 1024;

	private static final PaykkaException CONSTANT = PaykkaException.withoutStackTrace(PaykkaErrorCode.NETWORK_ERROR);

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(PaykkaTranslationAutoConfiguration.class,
				PaykkaProblemAutoConfiguration.class, PaykkaObservabilityAutoConfiguration.class))
		.withPropertyValues("paykka.errors.codes.6000.log-level=off")
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withBean(ObservationRegistry.class, ObservationRegistry::create);

	@Test
	void reportedAndThrownFailuresOfTasksCountOnceAndAreForgotten() {
		this.application.run((context) -> {
			PaykkaFailureReporter reporter = context.getBean(PaykkaFailureReporter.class);
			ObservationRegistry observations = context.getBean(ObservationRegistry.class);
			assertCountedAndForgotten(context, () -> {
				PaykkaException failure = (Thread.currentThread().getId() % 2 == 0) ? CONSTANT
						: new PaykkaException(PaykkaErrorCode.NETWORK_ERROR);
				Observation task = observation(observations, task());
				try {
					task.observe(() -> observation(observations, new Context()).observe(() -> {
						reporter.report(failure);
						reporter.report(new CompletionException(failure));
						observation(observations, task()).observe(() -> {
							throw failure;
						});
					}));
				}
				catch (PaykkaException ex) {
					reporter.report(null);
				}
				return null;
			});
		});
	}

	@Test
	void failuresWithinAnEndlessTaskCountOnceAndAreForgotten() {
		this.application.run((context) -> {
			PaykkaFailureReporter reporter = context.getBean(PaykkaFailureReporter.class);
			ObservationRegistry observations = context.getBean(ObservationRegistry.class);
			Observation task = observation(observations, task()).start();
			assertCountedAndForgotten(context, () -> {
				task.scoped(() -> observation(observations, new Context()).observe(() -> {
					PaykkaException failure = new PaykkaException(PaykkaErrorCode.NETWORK_ERROR);
					reporter.report(failure);
					reporter.report(new IllegalStateException(failure));
				}));
				return null;
			});
		});
	}

	private static void assertCountedAndForgotten(ApplicationContext context, Callable<Void> failing) throws Exception {
		for (int i = 0; i < 1000; i++) {
			failing.call();
		}
		long before = usedMemory();
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		try {
			List<Future<Void>> results = new ArrayList<>();
			for (int i = 0; i < FAILURES; i++) {
				results.add(executor.submit(failing));
			}
			for (Future<Void> result : results) {
				result.get();
			}
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(context.getBean(MeterRegistry.class)
			.get("paykka.errors")
			.tags("code", "6000", "origin", "APPLICATION")
			.counter()
			.count()).isEqualTo(1000.0 + FAILURES);
		await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
			assertThat(usedMemory() - before).isLessThan(TOLERATED_GROWTH);
		});
	}

	private static Observation observation(ObservationRegistry observations, Context context) {
		return Observation.createNotStarted("operation", () -> context, observations);
	}

	private static Context task() {
		return new ScheduledTaskObservationContext(new Object(), Object.class.getMethods()[0]);
	}

	private static long usedMemory() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
