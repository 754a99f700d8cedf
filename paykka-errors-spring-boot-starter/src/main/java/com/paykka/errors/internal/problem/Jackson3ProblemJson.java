package com.paykka.errors.internal.problem;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import org.springframework.context.ApplicationContext;

/**
 * Writes problems with Jackson 3, otherwise like {@link Jackson2ProblemJson}.
 */
class Jackson3ProblemJson implements ProblemJson {

	private final JsonMapper plain = JsonMapper.builder().build();

	private final ObjectWriter writer = this.plain.writer();

	private final ObjectReader reader = this.plain.readerFor(Object.class)
		.with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

	private final ObjectWriter values;

	Jackson3ProblemJson(JsonMapper values) {
		SimpleModule module = new SimpleModule(ProgramTypes.class.getName());
		ProgramTypes.ALL.forEach((type) -> addTo(module, type));
		// Default typing would write class names
		this.values = values.rebuild()
			.addModule(module)
			.deactivateDefaultTyping()
			.build()
			.writer()
			.without(SerializationFeature.WRAP_ROOT_VALUE);
	}

	@SuppressWarnings("unchecked")
	private static void addTo(SimpleModule module, Class<?> type) {
		module.addSerializer(new Jackson3UnknownSerializer(type, false));
		module.addKeySerializer((Class<Object>) type, new Jackson3UnknownSerializer(type, true));
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
		BoundedBytes json = new BoundedBytes();
		this.values.writeValue(json, value);
		return this.reader.readValue(json.toByteArray());
	}

	private static final class Jackson3UnknownSerializer extends StdSerializer<Object> {

		private final boolean key;

		@SuppressWarnings("unchecked")
		private Jackson3UnknownSerializer(Class<?> type, boolean key) {
			super((Class<Object>) type);
			this.key = key;
		}

		@Override
		public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
			if (this.key) {
				generator.writeName(ProgramTypes.UNKNOWN);
			}
			else {
				generator.writeString(ProgramTypes.UNKNOWN);
			}
		}

		@Override
		public void serializeWithType(Object value, JsonGenerator generator, SerializationContext context,
				TypeSerializer typeSerializer) {
			serialize(value, generator, context);
		}

	}

}
