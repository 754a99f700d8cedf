package com.paykka.errors.internal.problem;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationContext;

/**
 * Writes problems with Jackson 3. The application's mapper converts the values of
 * members; the problem itself is written by a mapper without settings, so that names and
 * order hold.
 */
class Jackson3ProblemJson implements ProblemJson {

	private final ObjectWriter writer = JsonMapper.builder().build().writer();

	private final ObjectMapper values;

	Jackson3ProblemJson(ObjectMapper values) {
		this.values = values;
	}

	static boolean hasMapper(ApplicationContext context) {
		return context.getBeanNamesForType(JsonMapper.class, true, false).length > 0;
	}

	static Jackson3ProblemJson of(ApplicationContext context) {
		// Picking one of several would be a guess
		return new Jackson3ProblemJson(
				context.getBeanProvider(JsonMapper.class).getIfUnique(() -> JsonMapper.builder().build()));
	}

	@Override
	public byte[] write(Map<String, Object> members) {
		return this.writer.writeValueAsBytes(members);
	}

	@Override
	public @Nullable Object toPlain(Object value) {
		return this.values.convertValue(value, Object.class);
	}

}
