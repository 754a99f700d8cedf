package com.paykka.errors;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

/**
 * Recognizes the text that a compiler generates for a record, a Kotlin data class or,
 * with Lombok, a class: the name, and all members with their values.
 */
final class GeneratedText {

	private GeneratedText() {
	}

	/**
	 * Return the members of an object by name if its text is generated. A text of its own
	 * may hide some.
	 * @return the members, or {@code null} if the text is the object's own
	 */
	static @Nullable Map<String, @Nullable Object> membersOf(Object object) {
		boolean record = object instanceof Record;
		String text = object.toString();
		int open = (text != null) ? text.indexOf(record ? '[' : '(') : -1;
		if (text == null || open <= 0 || !text.substring(0, open).endsWith(object.getClass().getSimpleName())) {
			return null;
		}
		Map<String, @Nullable Object> members = record ? componentsOf(object) : fieldsOf(object);
		StringJoiner generated = new StringJoiner(", ", text.substring(0, open + 1), record ? "]" : ")");
		members.forEach((name, value) -> generated.add(name + '=' + value));
		return generated.toString().equals(text) ? members : null;
	}

	private static Map<String, @Nullable Object> componentsOf(Object record) {
		Map<String, @Nullable Object> components = new LinkedHashMap<>();
		try {
			for (RecordComponent component : record.getClass().getRecordComponents()) {
				Method accessor = component.getAccessor();
				accessor.setAccessible(true);
				components.put(component.getName(), accessor.invoke(record));
			}
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("A component that can't be read", ex);
		}
		return components;
	}

	private static Map<String, @Nullable Object> fieldsOf(Object object) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		try {
			for (Field field : object.getClass().getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
					fields.put(field.getName(), field.get(object));
				}
			}
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("A field that can't be read", ex);
		}
		return fields;
	}

}
