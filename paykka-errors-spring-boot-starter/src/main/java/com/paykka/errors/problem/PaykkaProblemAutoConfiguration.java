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
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration of the rendering of problems.
 */
@AutoConfiguration(after = PaykkaTranslationAutoConfiguration.class)
@ConditionalOnBean(FaultLog.class)
public final class PaykkaProblemAutoConfiguration {

	@Bean
	ProblemRenderer paykkaProblemRenderer(PaykkaErrorsProperties properties, ApplicationContext context,
			ObjectProvider<ProblemJson> json, ObjectProvider<PaykkaProblemCustomizer> customizers,
			ObjectProvider<FailureListener> listeners, FaultLog faultLog) {
		checkTypeUri(properties.getTypeUri());
		checkRetryAfter(properties.getRetryAfter());
		return new ProblemRenderer(properties.getTypeUri(), properties.getRetryAfter(),
				new ProblemMessages(context, faultLog),
				json.orderedStream().findFirst().orElseGet(BootProblemJson::new), customizers.orderedStream().toList(),
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

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(tools.jackson.databind.json.JsonMapper.class)
	static class Jackson3Configuration {

		@Bean
		@Order(1)
		Jackson3ProblemJson paykkaJackson3ProblemJson(ObjectProvider<tools.jackson.databind.json.JsonMapper> mapper) {
			return new Jackson3ProblemJson(
					mapper.getIfAvailable(() -> tools.jackson.databind.json.JsonMapper.builder().build()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(com.fasterxml.jackson.databind.ObjectMapper.class)
	@ConditionalOnMissingBean(ProblemJson.class)
	static class Jackson2Configuration {

		@Bean
		@Order(2)
		Jackson2ProblemJson paykkaJackson2ProblemJson(
				ObjectProvider<com.fasterxml.jackson.databind.ObjectMapper> mapper) {
			return new Jackson2ProblemJson(mapper.getIfAvailable(com.fasterxml.jackson.databind.ObjectMapper::new));
		}

	}

}
