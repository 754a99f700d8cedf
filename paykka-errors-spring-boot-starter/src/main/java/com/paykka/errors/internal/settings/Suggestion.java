package com.paykka.errors.internal.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * Suggests what was meant, by the number of characters to be changed.
 */
final class Suggestion {

	private static final int MAX_CHANGES = 2;

	private Suggestion() {
	}

	static @Nullable String forName(ConfigurationPropertyName unknown) {
		StringBuilder suggested = new StringBuilder("paykka.errors");
		Type type = PaykkaErrorsProperties.class;
		for (int i = 2; i < unknown.getNumberOfElements(); i++) {
			String element = unknown.getElement(i, Form.ORIGINAL);
			if (type instanceof ParameterizedType map) {
				type = map.getActualTypeArguments()[1];
			}
			else if (type instanceof Class<?> settings && settings.isRecord()) {
				Map<String, Type> names = Arrays.stream(settings.getRecordComponents())
					.collect(Collectors.toMap(Suggestion::nameOf, RecordComponent::getGenericType));
				element = nearest(element, names.keySet());
				type = names.get(element);
			}
			if (element == null) {
				return null;
			}
			suggested.append((element.indexOf('.') < 0) ? '.' + element : '[' + element + ']');
		}
		return suggested.toString();
	}

	private static String nameOf(RecordComponent setting) {
		return DataObjectPropertyName.toDashedForm(setting.getName());
	}

	static @Nullable String nearest(String text, Collection<String> known) {
		Map<Integer, String> byChanges = known.stream()
			.collect(Collectors.toMap((candidate) -> changes(text, candidate), Function.identity(), (one, two) -> one));
		for (int changes = 0; changes <= Math.min(MAX_CHANGES, text.length() / 2); changes++) {
			if (byChanges.containsKey(changes)) {
				return byChanges.get(changes);
			}
		}
		return null;
	}

	/**
	 * Return the number of characters to insert, delete or replace (Levenshtein).
	 */
	private static int changes(String from, String to) {
		int[] above = new int[to.length() + 1];
		Arrays.setAll(above, (i) -> i);
		for (int row = 1; row <= from.length(); row++) {
			int[] current = new int[to.length() + 1];
			current[0] = row;
			for (int column = 1; column <= to.length(); column++) {
				int replaced = above[column - 1] + ((from.charAt(row - 1) == to.charAt(column - 1)) ? 0 : 1);
				current[column] = Math.min(replaced, Math.min(above[column], current[column - 1]) + 1);
			}
			above = current;
		}
		return above[to.length()];
	}

}
