package com.paykka.errors.internal.problem;

import com.paykka.errors.internal.settings.CodeSettings;
import com.paykka.errors.internal.settings.PaykkaErrorsProperties;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.FailureResolver;
import com.paykka.errors.internal.translation.PaykkaTranslationAutoConfiguration;
import com.paykka.errors.problem.PaykkaProblemCustomizer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the catalog with the settings applied, and for rendering
 * problems.
 */
@AutoConfiguration(after = PaykkaTranslationAutoConfiguration.class)
@ConditionalOnBean(ExtensionFaults.class)
public final class PaykkaProblemAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	CodeSettings paykkaCodeSettings(PaykkaErrorsProperties properties) {
		return new CodeSettings(properties);
	}

	@Bean
	@ConditionalOnBean(FailureResolver.class)
	ProblemRenderer paykkaProblemRenderer(PaykkaErrorsProperties properties, CodeSettings catalog,
			ApplicationContext context, ObjectProvider<PaykkaProblemCustomizer> customizers,
			ExtensionFaults extensionFaults) {
		return new ProblemRenderer(properties.typeUri(), catalog,
				new ProblemMessages(catalog, context, extensionFaults), BeanFlattener.of(context),
				customizers.orderedStream().toList(), extensionFaults);
	}

}
