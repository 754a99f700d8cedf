package com.paykka.errors;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

/**
 * The text that the compiler generates for a record, which contains whatever the texts of
 * its components contain.
 */
final class GeneratedText {

	private GeneratedText() {
	}

	/**
	 * Return whether a record's text is the generated one. Its own may hide a component.
	 */
	static boolean isOf(Record record) {
		StringJoiner generated = new StringJoiner(", ", record.getClass().getSimpleName() + '[', "]");
		for (RecordComponent component : record.getClass().getRecordComponents()) {
			generated.add(component.getName() + '=' + valueOf(record, component));
		}
		return generated.toString().equals(record.toString());
	}

	static @Nullable Object valueOf(Record record, RecordComponent component) {
		try {
			Method accessor = component.getAccessor();
			accessor.setAccessible(true);
			return accessor.invoke(record);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("A component that can't be read", ex);
		}
	}

}
