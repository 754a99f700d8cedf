package com.paykka.errors.problem;

import java.net.URI;

import com.paykka.errors.settings.ErrorCatalogue;
import com.paykka.errors.settings.InvalidSettingException;
import com.paykka.errors.settings.PaykkaErrorsProperties;
import com.paykka.errors.translation.FaultLog;
import com.paykka.errors.translation.PaykkaTranslationAutoConfiguration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the rendering of problems.
 */
@AutoConfiguration(after = PaykkaTranslationAutoConfiguration.class)
@ConditionalOnBean(FaultLog.class)
public final class PaykkaProblemAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ErrorCatalogue paykkaErrorCatalogue(PaykkaErrorsProperties properties) {
		return new ErrorCatalogue(properties);
	}

	@Bean
	Audiences paykkaAudiences(PaykkaErrorsProperties properties, ObjectProvider<PaykkaAudienceResolver> resolver,
			FaultLog faultLog) {
		return new Audiences(properties.getAudience(), resolver.getIfAvailable(), faultLog);
	}

	@Bean
	ProblemRenderer paykkaProblemRenderer(PaykkaErrorsProperties properties, ErrorCatalogue catalogue,
			ApplicationContext context, ObjectProvider<PaykkaProblemCustomizer> customizers,
			ObjectProvider<FailureListener> listeners, FaultLog faultLog) {
		checkTypeUri(properties.getTypeUri());
		return new ProblemRenderer(properties.getTypeUri(), catalogue,
				new ProblemMessages(catalogue, context, faultLog), ProblemJson.of(context),
				customizers.orderedStream().toList(), listeners.orderedStream().toList(), faultLog);
	}

	private static void checkTypeUri(String typeUri) {
		try {
			URI.create(typeUri.replace("{code}", "0000"));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSettingException("paykka.errors.type-uri", typeUri,
					"Set a URI, in which {code} stands for the code.");
		}
	}

}
