package com.paykka.errors.jobs;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.observability.PaykkaFailureReporter;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of an application without web whose scheduled methods fail.
 */
@ExtendWith(OutputCaptureExtension.class)
class ScheduledFailureTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static ConfigurableApplicationContext context;

	private static String output;

	@BeforeAll
	static void runAllTasksOnce(CapturedOutput captured) {
		context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("management.tracing.sampling.probability=1", "spring.main.banner-mode=off",
					"spring.task.scheduling.pool.size=4", "paykka.errors.logging.client=warn")
			.run();
		await().atMost(LIMIT).untilAsserted(() -> assertThat(tasks()).hasSize(6));
		output = captured.getOut();
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@Test
	void failureThatLeavesATaskCounts() {
		assertThat(count("6000")).isOne();
	}

	@Test
	void translatedFailureCounts() {
		assertThat(count("4020")).isOne();
	}

	@Test
	void failureOfAReactiveTaskCounts() {
		assertThat(count("4018")).isOne();
	}

	@Test
	void failureReportedBeforeItLeftCountsOnce() {
		assertThat(count("5001")).isOne();
	}

	@Test
	void eachFailureThatATaskReportsCounts() {
		assertThat(count("4026")).isEqualTo(3);
	}

	@Test
	void otherExceptionsAreNotFailures() {
		assertThat(context.getBean(MeterRegistry.class)
			.get("paykka.errors")
			.counters()
			.stream()
			.mapToDouble((counter) -> counter.count())
			.sum()).isEqualTo(7);
	}

	@Test
	void eachFailureIsLoggedOnce() {
		assertThat(output.lines().filter((line) -> line.matches(".* com.paykka.errors +: \\d{4} .* status=.*")))
			.hasSize(7);
	}

	@Test
	void everySeriesOfTasksHasTheTag() {
		assertThat(tasks()).extracting((timer) -> timer.getId().getTag("paykka.code"))
			.containsExactlyInAnyOrder("6000", "4020", "4018", "5001", "4026", "none");
	}

	@Test
	void spanHasCodeAndFailureButNoMessageOfACause() {
		context.getBean(SdkTracerProvider.class).forceFlush().join(LIMIT.toSeconds(), TimeUnit.SECONDS);
		List<SpanData> spans = context.getBean(InMemorySpanExporter.class).getFinishedSpanItems();
		assertThat(spans.toString()).doesNotContain("secret");
		assertThat(spans)
			.filteredOn((span) -> "6000".equals(span.getAttributes().get(AttributeKey.stringKey("paykka.code"))))
			.singleElement()
			.satisfies((span) -> assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR));
	}

	private static List<Timer> tasks() {
		return List.copyOf(context.getBean(MeterRegistry.class).find("tasks.scheduled.execution").timers());
	}

	private static double count(String code) {
		return context.getBean(MeterRegistry.class)
			.get("paykka.errors")
			.tags("code", code, "origin", "APPLICATION")
			.counter()
			.count();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableScheduling
	static class Application {

		@Bean
		Tasks tasks(PaykkaFailureReporter reporter) {
			return new Tasks(reporter);
		}

		@Bean
		InMemorySpanExporter exporter() {
			return InMemorySpanExporter.create();
		}

		@Bean
		PaykkaExceptionTranslator translator() {
			return (thrown) -> (thrown instanceof IOException)
					? new PaykkaException(PaykkaErrorCode.fromCode("4020"), thrown) : null;
		}

	}

	static class Tasks {

		private final PaykkaFailureReporter reporter;

		Tasks(PaykkaFailureReporter reporter) {
			this.reporter = reporter;
		}

		@Scheduled(initialDelay = 0)
		void fail() {
			throw new IllegalStateException("secret",
					new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, new IOException("secret")));
		}

		@Scheduled(initialDelay = 0)
		void failTranslated() throws IOException {
			throw new IOException("secret");
		}

		@Scheduled(initialDelay = 0)
		void failOtherwise() {
			throw new IllegalArgumentException();
		}

		@Scheduled(fixedDelay = 1_000_000)
		Mono<Void> failReactively() {
			return Mono.error(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
		}

		@Scheduled(initialDelay = 0)
		void reportAndFail() {
			PaykkaException failure = new PaykkaException(PaykkaErrorCode.fromCode("5001"));
			this.reporter.report(failure);
			throw failure;
		}

		@Scheduled(initialDelay = 0)
		void reportSeveral() {
			for (int i = 0; i < 3; i++) {
				this.reporter.report(new PaykkaException(PaykkaErrorCode.fromCode("4026")));
			}
		}

	}

}
