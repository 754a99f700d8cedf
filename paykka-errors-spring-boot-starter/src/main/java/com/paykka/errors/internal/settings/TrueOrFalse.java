package com.paykka.errors.internal.settings;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.PropertyResolver;

/**
 * Rejects {@code on}, {@code yes} and the like, which binding takes for true, but
 * conditions for false.
 */
class TrueOrFalse extends AbstractBindHandler {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("paykka.errors");

	private final PropertyResolver environment;

	TrueOrFalse(BindHandler parent, PropertyResolver environment) {
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
