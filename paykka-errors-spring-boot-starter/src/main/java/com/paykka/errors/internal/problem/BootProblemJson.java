package com.paykka.errors.internal.problem;

import java.util.Map;

import com.paykka.errors.MessageTemplate;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;

/**
 * Writes problems with Spring Boot's own writer where Jackson is absent.
 */
class BootProblemJson implements ProblemJson {

	private final JsonWriter<Map<String, Object>> writer = JsonWriter.standard();

	@Override
	public byte[] write(Map<String, Object> members) {
		return this.writer.write(members).toByteArray();
	}

	/**
	 * Return the text of a value, except for a record's generated text, which contains
	 * all its components.
	 */
	@Override
	public @Nullable Object toPlain(Object value) {
		String text = value.toString();
		boolean generated = value instanceof Record && text.startsWith(value.getClass().getSimpleName() + '[');
		return generated ? ProgramTypes.UNKNOWN : MessageTemplate.toText(value);
	}

}
