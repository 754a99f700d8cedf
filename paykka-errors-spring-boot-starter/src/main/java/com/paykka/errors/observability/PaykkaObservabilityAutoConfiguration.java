package com.paykka.errors.observability;

import com.paykka.errors.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.problem.ProblemRenderer;
import com.paykka.errors.settings.ConditionalOnSetting;
import com.paykka.errors.settings.ErrorCatalogue;
import com.paykka.errors.settings.PaykkaErrorsProperties;
import com.paykka.errors.translation.PaykkaTranslationAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.slf4j.Logger;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of counting, observing and logging.
 */
@AutoConfiguration(after = { PaykkaTranslationAutoConfiguration.class, PaykkaProblemAutoConfiguration.class },
		afterName = { "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnBean(ProblemRenderer.class)
public final class PaykkaObservabilityAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Logger.class)
	static class LoggingConfiguration {

		@Bean
		FailureLog paykkaFailureLog(ErrorCatalogue catalogue, PaykkaErrorsProperties properties) {
			return new FailureLog(catalogue, properties.getLogging().getClient(), properties.getLogging().getServer(),
					System::nanoTime);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	@ConditionalOnSingleCandidate(MeterRegistry.class)
	@ConditionalOnSetting(value = "paykka.errors.metrics.enabled", matchIfMissing = true)
	static class MetricsConfiguration {

		@Bean
		ErrorCounters paykkaErrorCounters(MeterRegistry registry, ErrorCatalogue catalogue) {
			return new ErrorCounters(registry, catalogue);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ObservationRegistry.class)
	@ConditionalOnSetting(value = "paykka.errors.observations.enabled", matchIfMissing = true)
	static class ObservationConfiguration {

		@Bean
		static FailureObserver paykkaFailureObserver() {
			return new FailureObserver();
		}

	}

}
