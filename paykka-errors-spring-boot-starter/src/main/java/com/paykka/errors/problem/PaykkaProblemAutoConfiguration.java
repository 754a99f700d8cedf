package com.paykka.errors.problem;

import java.net.URI;
import java.time.Duration;

import com.paykka.errors.settings.InvalidSettingException;
import com.paykka.errors.settings.PaykkaErrorsProperties;
import com.paykka.errors.translation.FaultLog;
import com.paykka.errors.translation.PaykkaTranslationAutoConfiguration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the rendering of problems.
 */
@AutoConfiguration(after = PaykkaTranslationAutoConfiguration.class)
@ConditionalOnBean(FaultLog.class)
public final class PaykkaProblemAutoConfiguration {

	@Bean
	ProblemRenderer paykkaProblemRenderer(PaykkaErrorsProperties properties, ApplicationContext context,
			ObjectProvider<PaykkaProblemCustomizer> customizers, ObjectProvider<FailureListener> listeners,
			FaultLog faultLog) {
		checkTypeUri(properties.getTypeUri());
		checkRetryAfter(properties.getRetryAfter());
		return new ProblemRenderer(properties.getTypeUri(), properties.getRetryAfter(),
				new ProblemMessages(context, faultLog), ProblemJson.of(context), customizers.orderedStream().toList(),
				listeners.orderedStream().toList(), faultLog);
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

	private static void checkRetryAfter(Duration retryAfter) {
		if (retryAfter.isNegative()) {
			throw new InvalidSettingException("paykka.errors.retry-after", retryAfter.toString(),
					"Set a duration that is not negative, such as 5s.");
		}
	}

}
