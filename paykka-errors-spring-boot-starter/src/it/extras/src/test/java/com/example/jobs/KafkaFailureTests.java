package com.example.jobs;

import java.time.Duration;
import java.util.List;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.observability.PaykkaFailureReporter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaListenerErrorHandler;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.util.backoff.FixedBackOff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests with listeners that fail. Each topic has its own listener and code.
 */
class KafkaFailureTests {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final String[] TOPICS = { "thrown", "wrapped", "handled", "reported", "repeated", "thrown-too",
			"batch" };

	private static EmbeddedKafkaKraftBroker broker;

	private static Jobs jobs;

	@BeforeAll
	static void start() throws Exception {
		broker = new EmbeddedKafkaKraftBroker(1, 1, TOPICS);
		broker.afterPropertiesSet();
		jobs = Jobs.start(Listeners.class, "spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
				"spring.kafka.listener.observation-enabled=true",
				"spring.kafka.consumer.auto-offset-reset=earliest", "spring.kafka.listener.auto-startup=true");
	}

	@AfterAll
	static void stop() {
		if (jobs != null) {
			jobs.close();
		}
		if (broker != null) {
			broker.destroy();
		}
	}

	@Test
	void failureThatAListenerThrowsCountsOnce() {
		send("thrown");
		assertCount("6000", 1);
	}

	@Test
	void failureIsFoundWithinAnother() {
		send("wrapped");
		assertCount("4018", 1);
	}

	@Test
	void failureThatAnErrorHandlerOfTheListenerTakesCounts() {
		send("handled");
		assertCount("4020", 1);
	}

	@Test
	void failureThatWasReportedBeforeCountsOnce() {
		send("reported");
		assertCount("4026", 1);
	}

	@Test
	void eachDeliveryIsAnOperationOfItsOwn() {
		send("repeated");
		assertCount("6002", 3);
	}

	@Test
	void failureOfABatchCountsByTheRecoverer() {
		send("batch");
		assertCount("5004", 1);
	}

	@Test
	void everySeriesOfListenersHasTheTag() {
		send("thrown-too");
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(
					jobs.bean(MeterRegistry.class).find("spring.kafka.listener").tag("paykka.code", "5001").timers())
				.isNotEmpty());
		// Batches have another kind of timer
		assertThat(jobs.bean(MeterRegistry.class).get("spring.kafka.listener").tagKeys("messaging.system").timers())
			.isNotEmpty()
			.allSatisfy((timer) -> assertThat(timer.getId().getTag("paykka.code")).isNotNull());
	}

	private static void send(String topic) {
		jobs.bean(Senders.class).template.send(topic, "capture");
	}

	/**
	 * Check that a count is reached and stays.
	 */
	private static void assertCount(String code, int count) {
		await().atMost(LIMIT).untilAsserted(() -> assertThat(jobs.count(code)).isEqualTo(count));
		await().during(Duration.ofMillis(500)).untilAsserted(() -> assertThat(jobs.count(code)).isEqualTo(count));
	}

	record Senders(KafkaTemplate<String, String> template) {
	}

	@Configuration(proxyBeanMethods = false)
	static class Listeners {

		@Bean
		Senders senders(KafkaTemplate<String, String> template) {
			return new Senders(template);
		}

		@Bean
		DefaultErrorHandler errorHandler(PaykkaFailureReporter reporter) {
			DefaultErrorHandler handler = new DefaultErrorHandler((message, thrown) -> reporter.report(thrown),
					new FixedBackOff(0, 2));
			handler.setBackOffFunction(
					(message, thrown) -> message.topic().equals("repeated") ? null : new FixedBackOff(0, 0));
			return handler;
		}

		@Bean
		KafkaListenerErrorHandler taking() {
			return (message, thrown) -> null;
		}

		@Bean
		Listener listener(PaykkaFailureReporter reporter) {
			return new Listener(reporter);
		}

	}

	static class Listener {

		private final PaykkaFailureReporter reporter;

		Listener(PaykkaFailureReporter reporter) {
			this.reporter = reporter;
		}

		@KafkaListener(id = "thrown", topics = "thrown")
		void fail(String message) {
			throw Jobs.failure("6000");
		}

		@KafkaListener(id = "thrown-too", topics = "thrown-too")
		void failToo(String message) {
			throw Jobs.failure("5001");
		}

		@KafkaListener(id = "wrapped", topics = "wrapped")
		void failWrapped(String message) {
			throw new IllegalStateException(new IllegalArgumentException(Jobs.failure("4018")));
		}

		@KafkaListener(id = "handled", topics = "handled", errorHandler = "taking")
		void failHandled(String message) {
			throw Jobs.failure("4020");
		}

		@KafkaListener(id = "reported", topics = "reported")
		void reportAndFail(String message) {
			PaykkaException failure = Jobs.failure("4026");
			this.reporter.report(failure);
			throw failure;
		}

		@KafkaListener(id = "repeated", topics = "repeated")
		void failRepeatedly(String message) {
			throw Jobs.failure("6002");
		}

		@KafkaListener(id = "batch", topics = "batch", batch = "true")
		void failBatch(List<String> messages) {
			throw new BatchListenerFailedException("capture", Jobs.failure("5004"), 0);
		}

	}

}
