package com.paykka.errors.example.retry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.common.CompositeCustomizer;
import io.github.resilience4j.common.circuitbreaker.configuration.CommonCircuitBreakerConfigurationProperties;
import io.github.resilience4j.common.retry.configuration.CommonRetryConfigurationProperties;
import io.github.resilience4j.retry.Retry;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/**
 * Reads properties the way Resilience4j's Spring Boot starters do.
 */
final class Resilience4jYaml {

	private Resilience4jYaml() {
	}

	static Retry retry() {
		return Retry.of("paykka", bind("retry", CommonRetryConfigurationProperties.class).createRetryConfig("paykka",
				new CompositeCustomizer<>(List.of(new Resilience4jConfiguration().paykkaRetry()))));
	}

	static CircuitBreakerConfig breaker(String name) {
		CommonCircuitBreakerConfigurationProperties properties = bind("circuitbreaker",
				CommonCircuitBreakerConfigurationProperties.class);
		return properties.createCircuitBreakerConfig(name, properties.getInstances().get(name),
				new CompositeCustomizer<>(List.of()));
	}

	private static <T> T bind(String name, Class<T> type) {
		try {
			var sources = new YamlPropertySourceLoader().load("yaml",
					new ClassPathResource("resilience4j.yaml", Resilience4jYaml.class));
			return new Binder(ConfigurationPropertySources.from(sources)).bind("resilience4j." + name, type).get();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
