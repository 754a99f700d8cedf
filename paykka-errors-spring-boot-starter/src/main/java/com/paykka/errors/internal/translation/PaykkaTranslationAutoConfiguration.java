package com.paykka.errors.internal.translation;

import java.util.ArrayList;
import java.util.List;

import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.translation.PaykkaExceptionTranslator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;
import org.springframework.web.ErrorResponse;

/**
 * Auto-configuration for translating exceptions to PayKKa codes.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "paykka.errors.enabled", matchIfMissing = true)
@EnableConfigurationProperties(PaykkaErrorsProperties.class)
public final class PaykkaTranslationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ExtensionFaults paykkaExtensionFaults() {
		return new ExtensionFaults();
	}

	@Bean
	Translators paykkaTranslators(ObjectProvider<PaykkaExceptionTranslator> translators,
			PaykkaErrorsProperties properties, ResourceLoader resourceLoader, ExtensionFaults paykkaExtensionFaults) {
		List<PaykkaExceptionTranslator> all = new ArrayList<>(translators.orderedStream().toList());
		if (!properties.translate().isEmpty()) {
			// The application's own translators come first
			all.add(new TranslatedClasses(properties.translate(), resourceLoader.getClassLoader()));
		}
		return new Translators(all, paykkaExtensionFaults);
	}

	/** What failures of requests need in addition. */
	@Configuration(proxyBeanMethods = false)
	@Conditional(OnRequests.class)
	@ConditionalOnClass(ErrorResponse.class)
	static class RequestConfiguration {

		@Bean
		FailureResolver paykkaFailureResolver(Translators translators, PaykkaErrorsProperties properties,
				ApplicationContext context) {
			// Not beans of their own, to add few to an application
			return new FailureResolver(translators,
					new InvalidRequests(new Places(context), properties.validation().mode()), properties.unexpected());
		}

	}

	/** Matches in web applications, and in others with Spring for GraphQL. */
	static class OnRequests extends AnyNestedCondition {

		OnRequests() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnWebApplication
		static class OnWeb {

		}

		@ConditionalOnClass(name = "org.springframework.graphql.execution.GraphQlSource")
		static class OnGraphQl {

		}

	}

}
