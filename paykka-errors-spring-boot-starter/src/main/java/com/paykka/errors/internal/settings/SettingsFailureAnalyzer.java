package com.paykka.errors.internal.settings;

import java.lang.reflect.Field;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.PropertyMatches;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Conventions;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.ReflectionUtils;

/**
 * Explains unknown settings and those that can't be used, with the place where they were
 * set and what may have been meant. Boot explains those that can't be converted.
 */
@Order(0)
class SettingsFailureAnalyzer implements FailureAnalyzer {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("paykka.errors");

	private final Environment environment;

	SettingsFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof UnboundConfigurationPropertiesException unbound) {
				return unbound.getUnboundProperties()
					.stream()
					.filter((property) -> PREFIX.isAncestorOf(property.getName()))
					.findFirst()
					.map((property) -> unknown(property, failure))
					.orElse(null);
			}
			if (cause instanceof InvalidConfigurationPropertyValueException invalid
					&& invalid.getName().startsWith("paykka.errors.")) {
				return invalid(invalid, failure);
			}
		}
		return null;
	}

	private FailureAnalysis unknown(ConfigurationProperty property, Throwable failure) {
		ConfigurationPropertyName name = property.getName();
		String meant = suggest(name);
		boolean itself = meant != null && bare(meant).equals(bare(name.toString()));
		if (itself && this.environment.resolvePlaceholders(property.getValue().toString()).isEmpty()) {
			return new FailureAnalysis(describe(name, property.getValue(), property, "It is empty."),
					"Set a value, or remove it.", failure);
		}
		return new FailureAnalysis(describe(name, property.getValue(), property, "There is no such setting."),
				(meant != null && !itself) ? "Did you mean '" + meant + "'?"
						: "Remove it, or use one of the settings that an IDE completes.",
				failure);
	}

	private FailureAnalysis invalid(InvalidConfigurationPropertyValueException invalid, Throwable failure) {
		ConfigurationProperty property = find(invalid.getName());
		Object name = (property != null) ? property.getName() : invalid.getName();
		Object value = (property != null) ? property.getValue() : invalid.getValue();
		return new FailureAnalysis(
				describe(name, value, property, Objects.requireNonNullElse(invalid.getReason(), "It can't be used.")),
				"Correct the setting.", failure);
	}

	private static String describe(Object name, @Nullable Object value, @Nullable ConfigurationProperty property,
			String reason) {
		StringBuilder text = new StringBuilder("A setting is wrong:\n\n    Property: ").append(name);
		text.append("\n    Value: \"").append(value).append('"');
		if (property != null && property.getOrigin() != null) {
			text.append("\n    Origin: ").append(property.getOrigin());
		}
		return text.append("\n    Reason: ").append(reason).toString();
	}

	/**
	 * Find the property that was set, or the shortest one below a wrong key. Each source
	 * separates the words of a name differently.
	 */
	private @Nullable ConfigurationProperty find(String name) {
		String wanted = bare(name);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				Optional<ConfigurationPropertyName> found = iterable.stream()
					.filter((candidate) -> bare(candidate.toString()).startsWith(wanted))
					.min(Comparator.comparingInt((candidate) -> bare(candidate.toString()).length()));
				if (found.isPresent()) {
					return source.getConfigurationProperty(found.get());
				}
			}
		}
		return null;
	}

	private static String bare(String name) {
		return name.replaceAll("[.\\[\\]_-]", "").toLowerCase(Locale.ROOT);
	}

	/** Return the setting that an unknown one is most like, or {@code null}. */
	static @Nullable String suggest(ConfigurationPropertyName unknown) {
		StringBuilder suggested = new StringBuilder("paykka.errors");
		ResolvableType type = ResolvableType.forClass(PaykkaErrorsProperties.class);
		for (int i = 2; i < unknown.getNumberOfElements(); i++) {
			String element = unknown.getElement(i, Form.ORIGINAL);
			if (type.toClass() == Map.class) {
				type = type.getGeneric(1);
			}
			else if (type.toClass().isRecord()) {
				String setting = nearestField(Conventions.attributeNameToPropertyName(element), type.toClass());
				if (setting == null) {
					return null;
				}
				Field field = Objects.requireNonNull(ReflectionUtils.findField(type.toClass(), setting));
				type = ResolvableType.forField(field);
				element = DataObjectPropertyName.toDashedForm(setting);
			}
			suggested.append((element.indexOf('.') < 0) ? '.' + element : '[' + element + ']');
		}
		return suggested.toString();
	}

	/** Return the name of the field, or of the constant, that is most like a text. */
	static @Nullable String nearestField(String text, Class<?> type) {
		for (int changes = 0; changes <= PropertyMatches.DEFAULT_MAX_DISTANCE; changes++) {
			String[] matches = PropertyMatches.forField(text, type, changes).getPossibleMatches();
			if (matches.length > 0) {
				return matches[0];
			}
		}
		return null;
	}

}
