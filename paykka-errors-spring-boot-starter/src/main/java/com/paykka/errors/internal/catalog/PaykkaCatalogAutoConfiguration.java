package com.paykka.errors.internal.catalog;

import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration for the Actuator endpoint and the pages that show the catalog.
 */
@AutoConfiguration(after = PaykkaProblemAutoConfiguration.class)
@ConditionalOnBean(ProblemRenderer.class)
public final class PaykkaCatalogAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
	static class ActuatorConfiguration {

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnAvailableEndpoint(PaykkaErrorsEndpoint.class)
		@Import(CodeListing.class)
		static class EndpointConfiguration {

			@Bean
			PaykkaErrorsEndpoint paykkaErrorsEndpoint(CodeListing listing) {
				return new PaykkaErrorsEndpoint(listing);
			}

		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("paykka.errors.catalog.enabled")
	@Import(CodeListing.class)
	static class PagesConfiguration {

		@Bean
		CatalogController paykkaCatalogController(CodeListing listing, PaykkaErrorsProperties properties) {
			return new CatalogController(listing, properties.catalog().path());
		}

	}

}
