package com.paykka.errors.internal.settings;

import java.util.List;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration that rejects switches that are neither true nor false. Conditions
 * would treat them as off, even {@code on} and {@code yes}.
 */
@AutoConfiguration
public final class PaykkaSettingsAutoConfiguration {

	private static final List<String> SWITCHES = List.of("enabled", "unexpected", "metrics.enabled",
			"observations.enabled", "filter.enabled", "catalog.enabled");

	PaykkaSettingsAutoConfiguration(Environment environment) {
		for (String name : SWITCHES) {
			String property = "paykka.errors." + name;
			String value = environment.getProperty(property);
			if (value != null && !value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
				throw new InvalidConfigurationPropertyValueException(property, value, "Set true or false.");
			}
		}
	}

}
