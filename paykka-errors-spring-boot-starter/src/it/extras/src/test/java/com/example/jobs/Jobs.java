package com.example.jobs;

import java.util.function.Consumer;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.observability.PaykkaFailureReporter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * An application that serves nothing, with the jobs of a test.
 */
final class Jobs implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private Jobs(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static Jobs start(Class<?> jobs, String... settings) {
		return new Jobs(new SpringApplicationBuilder(Application.class, jobs).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.kafka.listener.auto-startup=false",
					"spring.rabbitmq.listener.simple.auto-startup=false",
					"management.health.rabbit.enabled=false")
			.properties(settings)
			.run());
	}

	static PaykkaException failure(String code) {
		return new PaykkaException(PaykkaErrorCode.fromCode(code));
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	Consumer<Throwable> reporter() {
		return this.context.getBean(PaykkaFailureReporter.class)::report;
	}

	/**
	 * Return how often a code was counted.
	 */
	int count(String code) {
		return (int) this.context.getBean(MeterRegistry.class)
			.get("paykka.errors")
			.tag("code", code)
			.counters()
			.stream()
			.mapToDouble(Counter::count)
			.sum();
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
