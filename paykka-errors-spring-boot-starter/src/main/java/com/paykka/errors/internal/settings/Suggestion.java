package com.paykka.errors.internal.settings;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.PropertyMatches;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.Conventions;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;

/**
 * Suggests what was meant.
 */
final class Suggestion {

	private Suggestion() {
	}

	static @Nullable String forName(ConfigurationPropertyName unknown) {
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

	/**
	 * Return the name of the field, or of the constant, that is most like a text.
	 */
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
