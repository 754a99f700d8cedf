package com.paykka.errors.internal.catalog;

import com.paykka.errors.internal.observability.ErrorCounters;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.settings.CodeSettings;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Beans that the endpoint and the pages share.
 */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

	@Bean
	CodeListing paykkaCodeListing(CodeSettings catalog, PaykkaErrorsProperties properties, ProblemRenderer renderer,
			ObjectProvider<ErrorCounters> counters) {
		return new CodeListing(catalog, properties.retryAfter(), renderer.messages(), counters.getIfAvailable());
	}

}
