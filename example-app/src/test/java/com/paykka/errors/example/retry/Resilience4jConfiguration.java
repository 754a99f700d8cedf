package com.paykka.errors.example.retry;

import io.github.resilience4j.common.retry.configuration.RetryConfigCustomizer;

import org.springframework.context.annotation.Bean;

/**
 * The configuration that Resilience4j's Spring Boot starters can't read from YAML.
 */
class Resilience4jConfiguration {

	@Bean
	RetryConfigCustomizer paykkaRetry() {
		return RetryConfigCustomizer.of("paykka", Resilience4jPayments::retryWhatMayBeSentAgain);
	}

}
