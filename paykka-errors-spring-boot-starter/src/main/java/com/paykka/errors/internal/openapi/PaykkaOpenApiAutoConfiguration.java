package com.paykka.errors.internal.openapi;

import com.paykka.errors.internal.problem.PaykkaProblemAutoConfiguration;
import com.paykka.errors.internal.problem.ProblemRenderer;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.problem.Audience;
import com.paykka.errors.problem.PaykkaAudienceResolver;
import io.swagger.v3.oas.models.OpenAPI;
import org.springdoc.core.customizers.GlobalOperationCustomizer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration for the OpenAPI documentation.
 */
@AutoConfiguration(after = PaykkaProblemAutoConfiguration.class)
@ConditionalOnBean(ProblemRenderer.class)
public final class PaykkaOpenApiAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ GlobalOperationCustomizer.class, OpenAPI.class })
	static class SpringdocConfiguration {

		@Bean
		ErrorsCustomizer paykkaErrorsCustomizer(ProblemRenderer renderer, PaykkaErrorsProperties properties,
				ObjectProvider<PaykkaAudienceResolver> resolver) {
			// There is no request to resolve an audience for, so reveal the least
			Audience audience = (resolver.getIfAvailable() != null) ? Audience.SHOPPER : properties.audience();
			return new ErrorsCustomizer(renderer, audience);
		}

	}

}
