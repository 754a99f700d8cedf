package com.example.jobs;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.observability.PaykkaFailureReporter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a failure that is reported is counted.
 */
class CaptureReportTests {

	@Test
	void failureIsCounted() {
		new ApplicationContextRunner().withUserConfiguration(Application.class).run((context) -> {
			new Captures((payment) -> {
				throw new PaykkaException(PaykkaErrorCode.CAPTURE_FAILED);
			}, context.getBean(PaykkaFailureReporter.class)).capture("T42");
			assertThat(context.getBean(MeterRegistry.class)
				.get("paykka.errors")
				.tags("code", "4015", "origin", "APPLICATION")
				.counter()
				.count()).isEqualTo(1);
		});
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		MeterRegistry meters() {
			return new SimpleMeterRegistry();
		}

	}

}
