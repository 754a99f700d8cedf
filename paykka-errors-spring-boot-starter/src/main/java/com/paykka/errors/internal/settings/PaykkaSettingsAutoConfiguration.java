package com.paykka.errors.internal.settings;

import com.paykka.errors.observability.PaykkaFailureReporter;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for the settings, which also rejects wrong ones where the starter is
 * switched off: {@code enabled=yes} is wrong, too.
 */
@AutoConfiguration
@EnableConfigurationProperties(PaykkaErrorsProperties.class)
public final class PaykkaSettingsAutoConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ConfigurationPropertiesBindHandlerAdvisor paykkaBooleanSettings(Environment environment) {
		return (handler) -> new TrueOrFalse(handler, environment);
	}

	/**
	 * Keeps an application working that injects the reporter.
	 */
	@Bean
	@Fallback
	@ConditionalOnBooleanProperty(name = "paykka.errors.enabled", havingValue = false)
	PaykkaFailureReporter paykkaDisabledFailureReporter() {
		return (thrown) -> null;
	}

}
