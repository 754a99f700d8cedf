package com.paykka.errors.internal.problem;

import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;

/**
 * Writes problems with Spring Boot's own writer, if there is no Jackson.
 */
class BootProblemJson implements ProblemJson {

	private final JsonWriter<Map<String, Object>> writer = JsonWriter.standard();

	@Override
	public byte[] write(Map<String, Object> members) {
		return this.writer.write(members).toByteArray();
	}

	@Override
	public @Nullable Object toPlain(Object value) {
		if (value instanceof Map || value instanceof Collection) {
			return value;
		}
		throw new IllegalArgumentException("There is no JSON library for values of " + value.getClass());
	}

}
