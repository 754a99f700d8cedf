package com.paykka.errors.internal.settings;

import com.paykka.errors.observability.PaykkaFailureReporter;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertyResolver;

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

	/** Keeps an application working that injects the reporter. */
	@Bean
	@Fallback
	@ConditionalOnBooleanProperty(name = "paykka.errors.enabled", havingValue = false)
	PaykkaFailureReporter paykkaDisabledFailureReporter() {
		return (thrown) -> null;
	}

	/**
	 * Rejects {@code on}, {@code yes} and the like, which binding takes for true, but
	 * conditions for false.
	 */
	private static final class TrueOrFalse extends AbstractBindHandler {

		private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("paykka.errors");

		private final PropertyResolver environment;

		private TrueOrFalse(BindHandler parent, PropertyResolver environment) {
			super(parent);
			this.environment = environment;
		}

		@Override
		public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Object result) {
			ConfigurationProperty property = context.getConfigurationProperty();
			if (result instanceof Boolean && PREFIX.isAncestorOf(name) && property != null) {
				String value = this.environment.resolvePlaceholders(property.getValue().toString());
				if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
					throw new InvalidConfigurationPropertyValueException(name.toString(), value, "Set true or false.");
				}
			}
			return super.onSuccess(name, target, context, result);
		}

	}

}
