package com.paykka.errors.internal.problem;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import org.springframework.context.ApplicationContext;

/**
 * Flattens beans with Jackson 3, otherwise like {@link Jackson2Flattener}.
 */
class Jackson3Flattener implements BeanFlattener {

	private final ObjectReader reader = JsonMapper.builder()
		.build()
		.readerFor(Object.class)
		.with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

	private final ObjectWriter writer;

	Jackson3Flattener(JsonMapper application) {
		SimpleModule module = new SimpleModule(Jackson3Flattener.class.getName());
		ProblemValues.INTERNAL_TYPES.forEach((type) -> {
			module.addSerializer(type, new Jackson3UnknownSerializer<>());
			module.addKeySerializer(type, new Jackson3UnknownSerializer<>());
		});
		JsonMapper.Builder mapper = application.rebuild().addModule(module);
		mapper.annotationIntrospector(
				AnnotationIntrospector.pair(new Jackson3UntypedIntrospector(), mapper.annotationIntrospector()));
		this.writer = mapper.build().writer().without(SerializationFeature.WRAP_ROOT_VALUE);
	}

	static Jackson3Flattener of(ApplicationContext context) {
		// Picking one of several would be a guess
		return new Jackson3Flattener(
				context.getBeanProvider(JsonMapper.class).getIfUnique(() -> JsonMapper.builder().build()));
	}

	@Override
	public @Nullable Object flatten(Object bean) {
		Json json = new Json();
		this.writer.writeValue(json, bean);
		return this.reader.readValue(json.toByteArray());
	}

	/** Fails where a key is due, so that the bean is left out. */
	private static final class Jackson3UnknownSerializer<T> extends ValueSerializer<T> {

		@Override
		public void serialize(T value, JsonGenerator generator, SerializationContext context) {
			generator.writeString(ProblemValues.UNKNOWN);
		}

	}

	private static final class Jackson3UntypedIntrospector extends NopAnnotationIntrospector {

		private static final long serialVersionUID = 1;

		private static final JsonTypeInfo.Value NONE = JsonTypeInfo.Value.construct(JsonTypeInfo.Id.NONE,
				JsonTypeInfo.As.PROPERTY, null, null, false, null);

		@Override
		public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
			return NONE;
		}

	}

}
