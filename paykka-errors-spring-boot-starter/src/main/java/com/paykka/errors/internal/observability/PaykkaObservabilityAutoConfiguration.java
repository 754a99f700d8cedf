package com.paykka.errors.internal.observability;

import com.paykka.errors.internal.problem.FailureListener;
import com.paykka.errors.internal.problem.FailureListeners;
import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.settings.CodeSettings;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import com.paykka.errors.internal.translation.Translators;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import org.slf4j.Logger;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/**
 * Auto-configuration for counting, observing and logging failures.
 */
@AutoConfiguration(after = { PaykkaTranslationAutoConfiguration.class, PaykkaProblemAutoConfiguration.class },
		afterName = { "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnBean(CodeSettings.class)
public final class PaykkaObservabilityAutoConfiguration {

	@Bean
	@Fallback
	FailureReporter paykkaFailureReporter(ObjectProvider<Translators> translators,
			ObjectProvider<FailureListener> listeners, ExtensionFaults extensionFaults) {
		return new FailureReporter(SingletonSupplier.of(translators::getObject),
				SingletonSupplier.of(() -> new FailureListeners(listeners.orderedStream().toList(), extensionFaults)),
				extensionFaults);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Logger.class)
	static class LoggingConfiguration {

		@Bean
		FailureLog paykkaFailureLog(CodeSettings catalog, PaykkaErrorsProperties properties) {
			return new FailureLog(catalog, properties.logging(), System::nanoTime);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	@ConditionalOnSingleCandidate(MeterRegistry.class)
	@ConditionalOnBooleanProperty(name = "paykka.errors.metrics.enabled", matchIfMissing = true)
	static class MetricsConfiguration {

		@Bean
		@Lazy(false)
		ErrorCounters paykkaErrorCounters(MeterRegistry registry, CodeSettings catalog) {
			return new ErrorCounters(registry, catalog);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Tracer.class)
	@ConditionalOnBooleanProperty("paykka.errors.trace-id")
	static class TraceIdConfiguration {

		@Bean
		TraceIds paykkaTraceIds(ObjectProvider<Tracer> tracer) {
			return new TraceIds(tracer);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ObservationRegistry.class)
	static class ObservationConfiguration {

		@Bean
		static FailureObserver paykkaFailureObserver(ObjectProvider<FailureReporter> reporter,
				Environment environment) {
			// The settings bean would be created before other post-processors see it
			boolean marking = !"false".equalsIgnoreCase(environment.getProperty("paykka.errors.observations.enabled"));
			return new FailureObserver(SingletonSupplier.ofNullable(reporter::getIfAvailable), marking);
		}

	}

}
