package com.paykka.errors.catalogue;

import com.paykka.errors.problem.ProblemRenderer;
import com.paykka.errors.settings.ErrorCatalogue;
import com.paykka.errors.settings.PaykkaErrorsProperties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What endpoint and pages share, so that nothing is counted where there is neither.
 */
@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {

	@Bean
	FailureCounts paykkaFailureCounts() {
		return new FailureCounts();
	}

	@Bean
	CodeListing paykkaCodeListing(ErrorCatalogue catalogue, PaykkaErrorsProperties properties, ProblemRenderer renderer,
			FailureCounts counts) {
		return new CodeListing(catalogue, properties.getRetryAfter(), renderer.messages(), counts);
	}

}
