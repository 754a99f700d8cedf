package com.paykka.errors.internal.problem;

import java.io.UncheckedIOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;

/**
 * Writes problems with Jackson 2. The application's mapper converts the values of
 * members; the problem itself is written by a mapper without settings, so that names and
 * order hold.
 */
class Jackson2ProblemJson implements ProblemJson {

	private final ObjectWriter writer = new ObjectMapper().writer();

	private final ObjectMapper values;

	Jackson2ProblemJson(ObjectMapper values) {
		this.values = values;
	}

	static boolean hasMapper(ApplicationContext context) {
		return context.getBeanNamesForType(ObjectMapper.class, true, false).length > 0;
	}

	static Jackson2ProblemJson of(ApplicationContext context) {
		// Picking one of several would be a guess
		return new Jackson2ProblemJson(context.getBeanProvider(ObjectMapper.class).getIfUnique(ObjectMapper::new));
	}

	@Override
	public byte[] write(Map<String, Object> members) {
		try {
			return this.writer.writeValueAsBytes(members);
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public @Nullable Object toPlain(Object value) {
		return this.values.convertValue(value, Object.class);
	}

}
