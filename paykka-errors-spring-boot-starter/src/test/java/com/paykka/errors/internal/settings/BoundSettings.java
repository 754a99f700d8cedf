package com.paykka.errors.internal.settings;

import java.util.Map;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Settings as Spring Boot binds them.
 */
public final class BoundSettings {

	private BoundSettings() {
	}

	/**
	 * Bind settings.
	 * @param settings the values by name, without "paykka.errors."; others have their
	 * defaults
	 * @return the settings
	 */
	public static PaykkaErrorsProperties of(Map<String, String> settings) {
		MapConfigurationPropertySource source = new MapConfigurationPropertySource();
		settings.forEach((name, value) -> source.put("paykka.errors." + name, value));
		return new Binder(source).bindOrCreate("paykka.errors", PaykkaErrorsProperties.class);
	}

}
