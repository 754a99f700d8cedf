package com.paykka.errors.internal.catalog;

import java.util.regex.Pattern;

import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
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

		/**
		 * Allows only characters that need no escaping, because the last segment is
		 * written into the page.
		 */
		private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");

		@Bean
		CatalogController paykkaCatalogController(CodeListing listing, PaykkaErrorsProperties properties) {
			String path = properties.catalog().path();
			if (!PATH.matcher(path).matches()) {
				throw new InvalidConfigurationPropertyValueException("paykka.errors.catalog.path", path,
						"Set a path such as /paykka-errors. Segments consist of letters, digits and any of . _ ~ -"
								+ " and must not start with a dot. There must be no slash at the end.");
			}
			return new CatalogController(listing, path);
		}

	}

}
