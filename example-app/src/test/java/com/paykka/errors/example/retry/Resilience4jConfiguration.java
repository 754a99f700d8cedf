package com.paykka.errors.example.retry;

import io.github.resilience4j.common.retry.configuration.RetryConfigCustomizer;

import org.springframework.context.annotation.Bean;

/**
 * What Resilience4j's starters for Spring Boot can't read from their YAML.
 */
class Resilience4jConfiguration {

	@Bean
	RetryConfigCustomizer paykkaRetry() {
		return RetryConfigCustomizer.of("paykka", Resilience4jPayments::retryWhatMayBeSentAgain);
	}

}
