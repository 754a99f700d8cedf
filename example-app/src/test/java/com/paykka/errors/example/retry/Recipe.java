package com.paykka.errors.example.retry;

import java.time.Duration;
import java.util.function.Function;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.resilience.annotation.EnableResilientMethods;

/**
 * The ways to retry in the documentation.
 */
enum Recipe {

	RETRY_TEMPLATE((wait) -> new RetryTemplatePayments()),

	RETRYABLE_METHOD(Recipe::proxy),

	SPRING_RETRY((wait) -> new SpringRetryPayments()),

	RESILIENCE4J((wait) -> new Resilience4jPayments(Resilience4jPayments.retry())),

	RESILIENCE4J_YAML((wait) -> new Resilience4jPayments(Resilience4jYaml.retry()));

	private final Function<Duration, Payments> payments;

	Recipe(Function<Duration, Payments> payments) {
		this.payments = payments;
	}

	/**
	 * Return payments that are retried.
	 * @param wait the wait that the gateway will ask for, which only the annotation needs
	 * to know
	 */
	Payments payments(Duration wait) {
		return this.payments.apply(wait);
	}

	private static Payments proxy(Duration wait) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
		TestPropertyValues.of("payments.retry-delay=" + wait).applyTo(context);
		context.register(ResilientMethods.class, RetryableMethodPayments.class);
		context.refresh();
		return context.getBean(Payments.class);
	}

	@EnableResilientMethods
	@ImportAutoConfiguration(AopAutoConfiguration.class)
	static class ResilientMethods {

	}

}
