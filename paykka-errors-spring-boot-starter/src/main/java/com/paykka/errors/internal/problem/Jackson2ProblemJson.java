package com.paykka.errors.internal.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;

/**
 * Writes problems with Jackson 2. The application's mapper converts the values of
 * members. A plain mapper writes the problem itself, so that names and order stay fixed.
 */
class Jackson2ProblemJson implements ProblemJson {

	private final ObjectMapper plain = new ObjectMapper();

	private final ObjectWriter writer = this.plain.writer();

	private final ObjectReader reader = this.plain.readerFor(Object.class)
		.with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

	private final ObjectWriter values;

	Jackson2ProblemJson(ObjectMapper values) {
		SimpleSerializers serializers = new SimpleSerializers();
		SimpleSerializers keySerializers = new SimpleSerializers();
		ProgramTypes.ALL.forEach((type) -> {
			serializers.addSerializer(new Jackson2UnknownSerializer(type, false));
			keySerializers.addSerializer(new Jackson2UnknownSerializer(type, true));
		});
		// Not a copy, which subclasses may reject
		ObjectMapper mapper = new ObjectMapper();
		mapper.setConfig(values.getSerializationConfig());
		mapper.setSerializerFactory(values.getSerializerFactory()
			.withAdditionalSerializers(serializers)
			.withAdditionalKeySerializers(keySerializers));
		// Default typing would write class names
		mapper.deactivateDefaultTyping();
		this.values = mapper.writer().without(SerializationFeature.WRAP_ROOT_VALUE);
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
		try {
			BoundedBytes json = new BoundedBytes();
			this.values.writeValue(json, value);
			return this.reader.readValue(json.toByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static final class Jackson2UnknownSerializer extends StdSerializer<Object> {

		private static final long serialVersionUID = 1;

		private final boolean key;

		private Jackson2UnknownSerializer(Class<?> type, boolean key) {
			super(type, false);
			this.key = key;
		}

		@Override
		public void serialize(Object value, JsonGenerator generator, SerializerProvider provider) throws IOException {
			if (this.key) {
				generator.writeFieldName(ProgramTypes.UNKNOWN);
			}
			else {
				generator.writeString(ProgramTypes.UNKNOWN);
			}
		}

		@Override
		public void serializeWithType(Object value, JsonGenerator generator, SerializerProvider provider,
				TypeSerializer typeSerializer) throws IOException {
			serialize(value, generator, provider);
		}

	}

}
