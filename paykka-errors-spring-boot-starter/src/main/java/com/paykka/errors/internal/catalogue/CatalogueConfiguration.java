package com.paykka.errors.internal.catalogue;

import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.settings.CodeSettings;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Beans that the endpoint and the pages share. Nothing is counted if neither exists.
 */
@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {

	@Bean
	FailureCounts paykkaFailureCounts() {
		return new FailureCounts();
	}

	@Bean
	CodeListing paykkaCodeListing(CodeSettings catalogue, PaykkaErrorsProperties properties, ProblemRenderer renderer,
			FailureCounts counts) {
		return new CodeListing(catalogue, properties.retryAfter(), renderer.messages(), counts);
	}

}
