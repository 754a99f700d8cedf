package com.paykka.errors.example.retry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

import io.github.resilience4j.common.CompositeCustomizer;
import io.github.resilience4j.common.retry.configuration.CommonRetryConfigurationProperties;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.resilience.annotation.EnableResilientMethods;

/**
 * The ways to retry that the README shows.
 */
enum Recipe {

	RETRY_TEMPLATE((payments, wait) -> new RetryTemplatePayments(payments)),

	RETRYABLE_METHOD(Recipe::proxy),

	SPRING_RETRY((payments, wait) -> new SpringRetryPayments(payments)),

	RESILIENCE4J((payments, wait) -> new Resilience4jPayments(payments, Resilience4jPayments.retry())),

	RESILIENCE4J_YAML((payments, wait) -> new Resilience4jPayments(payments, yaml()));

	private final BiFunction<Payments, Duration, Payments> retries;

	Recipe(BiFunction<Payments, Duration, Payments> retries) {
		this.retries = retries;
	}

	/**
	 * Let payments be retried.
	 * @param payments the payments
	 * @param wait what the gateway will ask for, which only the annotation has to know
	 */
	Payments retry(Payments payments, Duration wait) {
		return this.retries.apply(payments, wait);
	}

	private static Payments proxy(Payments payments, Duration wait) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
		TestPropertyValues.of("payments.retry-delay=" + wait).applyTo(context);
		context.register(ResilientMethods.class);
		context.registerBean(RetryableMethodPayments.class, () -> new RetryableMethodPayments(payments));
		context.refresh();
		return context.getBean(Payments.class);
	}

	/**
	 * Reads the properties as Resilience4j's starters for Spring Boot do.
	 */
	private static Retry yaml() {
		try {
			var sources = new YamlPropertySourceLoader().load("yaml",
					new ClassPathResource("resilience4j.yaml", Recipe.class));
			RetryConfig config = new Binder(ConfigurationPropertySources.from(sources))
				.bind("resilience4j.retry", CommonRetryConfigurationProperties.class)
				.get()
				.createRetryConfig("paykka", new CompositeCustomizer<>(List.of()));
			return Retry.of("paykka", config);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@EnableResilientMethods
	@ImportAutoConfiguration(AopAutoConfiguration.class)
	static class ResilientMethods {

	}

}
