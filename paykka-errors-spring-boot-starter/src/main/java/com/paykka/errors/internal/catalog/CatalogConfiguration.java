package com.paykka.errors.internal.catalog;

import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.settings.CodeSettings;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Beans that the endpoint and the pages share. Nothing is counted if neither exists.
 */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

	@Bean
	FailureCounts paykkaFailureCounts() {
		return new FailureCounts();
	}

	@Bean
	CodeListing paykkaCodeListing(CodeSettings catalog, PaykkaErrorsProperties properties, ProblemRenderer renderer,
			FailureCounts counts) {
		return new CodeListing(catalog, properties.retryAfter(), renderer.messages(), counts);
	}

}
