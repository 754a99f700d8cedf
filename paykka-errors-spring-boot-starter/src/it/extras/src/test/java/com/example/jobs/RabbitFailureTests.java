package com.example.jobs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.observability.PaykkaFailureReporter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.amqp.rabbit.annotation.Queue;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests with listeners that fail. Each queue has its own listener and code.
 */
@EnabledIf(RabbitNode.EXPECTED)
class RabbitFailureTests {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	@TempDir
	private static Path folder;

	private static RabbitNode node;

	private static Jobs jobs;

	@BeforeAll
	static void start() throws Exception {
		node = new RabbitNode(folder);
		jobs = Jobs.start(Listeners.class, "spring.rabbitmq.host=127.0.0.1", "spring.rabbitmq.port=" + node.port(),
				"spring.rabbitmq.listener.simple.observation-enabled=true",
				"spring.rabbitmq.listener.simple.default-requeue-rejected=false",
				"spring.rabbitmq.listener.simple.retry.enabled=true",
				"spring.rabbitmq.listener.simple.retry.initial-interval=10ms",
				"spring.rabbitmq.listener.simple.auto-startup=true");
	}

	@AfterAll
	static void stop() throws Exception {
		if (jobs != null) {
			jobs.close();
		}
		if (node != null) {
			node.stop();
		}
	}

	@Test
	void failureThatLeavesTheListenerCountsOnceHoweverOftenItIsRetriedWithin() {
		send("thrown");
		assertCount("6000", 1);
		assertThat(jobs.bean(Listener.class).runs).hasValueGreaterThan(1);
	}

	@Test
	void failureThatIsGoneWithARetryDoesNotCount() {
		send("passing");
		await().atMost(LIMIT).untilAsserted(() -> assertThat(jobs.bean(Listener.class).passingRuns).hasValue(2));
		assertCount("4018", 0);
	}

	@Test
	void failureThatWasReportedBeforeCountsWithEachTryAndNotOnceMore() {
		send("reported");
		await().atMost(LIMIT).untilAsserted(() -> assertThat(jobs.count("4026")).isGreaterThan(1));
		assertCount("4026", jobs.bean(Listener.class).reportedRuns.get());
	}

	@Test
	void everySeriesOfListenersHasTheTag() {
		send("tagged");
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(
					jobs.bean(MeterRegistry.class).find("spring.rabbit.listener").tag("paykka.code", "5001").timers())
				.isNotEmpty());
	}

	private static void send(String queue) {
		jobs.bean(RabbitTemplate.class).convertAndSend(queue, "capture");
	}

	/**
	 * Check that a count is reached and stays.
	 */
	private static void assertCount(String code, int count) {
		await().atMost(LIMIT).untilAsserted(() -> assertThat(jobs.count(code)).isEqualTo(count));
		await().during(Duration.ofMillis(500)).untilAsserted(() -> assertThat(jobs.count(code)).isEqualTo(count));
	}

	@Configuration(proxyBeanMethods = false)
	static class Listeners {

		@Bean
		Listener listener(PaykkaFailureReporter reporter) {
			return new Listener(reporter);
		}

	}

	static class Listener {

		private final AtomicInteger runs = new AtomicInteger();

		private final AtomicInteger passingRuns = new AtomicInteger();

		private final AtomicInteger reportedRuns = new AtomicInteger();

		private final PaykkaFailureReporter reporter;

		Listener(PaykkaFailureReporter reporter) {
			this.reporter = reporter;
		}

		@RabbitListener(queuesToDeclare = @Queue("thrown"))
		void fail(String message) {
			this.runs.incrementAndGet();
			throw Jobs.failure("6000");
		}

		@RabbitListener(queuesToDeclare = @Queue("passing"))
		void failOnce(String message) {
			if (this.passingRuns.incrementAndGet() == 1) {
				throw Jobs.failure("4018");
			}
		}

		@RabbitListener(queuesToDeclare = @Queue("reported"))
		void reportAndFail(String message) {
			this.reportedRuns.incrementAndGet();
			PaykkaException failure = Jobs.failure("4026");
			this.reporter.report(failure);
			throw failure;
		}

		@RabbitListener(queuesToDeclare = @Queue("tagged"))
		void failTagged(String message) {
			throw Jobs.failure("5001");
		}

	}

}
