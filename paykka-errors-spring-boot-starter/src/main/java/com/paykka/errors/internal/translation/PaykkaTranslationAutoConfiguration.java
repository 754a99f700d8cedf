package com.paykka.errors.internal.translation;

import java.util.ArrayList;
import java.util.List;

import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.settings.ValidationMode;
import com.paykka.errors.translation.PaykkaExceptionTranslator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;
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
			ExtensionFaults paykkaExtensionFaults) {
		return new Translators(translators.orderedStream().toList(), paykkaExtensionFaults);
	}

	@Bean
	@Conditional(OnTranslatedClasses.class)
	TranslatedClasses paykkaTranslatedClasses(PaykkaErrorsProperties properties, ResourceLoader resourceLoader) {
		return new TranslatedClasses(properties.translate(), resourceLoader.getClassLoader());
	}

	/**
	 * What failures of requests need in addition.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication
	@ConditionalOnClass(ErrorResponse.class)
	static class RequestConfiguration {

		@Bean
		FailureResolver paykkaFailureResolver(Translators translators, PaykkaErrorsProperties properties,
				ApplicationContext context) {
			ValidationMode mode = properties.validation().mode();
			List<FailureTranslator> invalidRequests = (mode != ValidationMode.NEVER) ? invalidRequests(context, mode)
					: List.of();
			return new FailureResolver(translators, invalidRequests, mode, properties.unexpected());
		}

		/**
		 * Create these according to the class path instead of as beans, to add few beans
		 * to an application.
		 */
		private static List<FailureTranslator> invalidRequests(ApplicationContext context, ValidationMode mode) {
			boolean onlyNamed = mode == ValidationMode.NAMED;
			ClassLoader classLoader = context.getClassLoader();
			Places places = new Places(context);
			List<FailureTranslator> translators = new ArrayList<>();
			translators.add(new InvalidRequests(places, onlyNamed));
			if (ClassUtils.isPresent("jakarta.validation.ConstraintViolationException", classLoader)) {
				translators.add(new ConstraintViolations(places, onlyNamed));
			}
			if (onlyNamed) {
				return translators;
			}
			translators.add(new UnreadableRequests(places));
			if (ClassUtils.isPresent("jakarta.servlet.ServletException", classLoader)) {
				translators.add(new ServletInvalidRequests());
			}
			return translators;
		}

	}

	/**
	 * Matches if the settings name at least one class.
	 */
	static class OnTranslatedClasses implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return Binder.get(context.getEnvironment())
				.bind("paykka.errors.translate", Bindable.mapOf(String.class, String.class))
				.isBound();
		}

	}

}
