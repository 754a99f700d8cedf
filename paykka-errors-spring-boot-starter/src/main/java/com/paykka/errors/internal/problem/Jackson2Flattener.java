package com.paykka.errors.internal.problem;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;

/**
 * Flattens beans with the application's Jackson 2, without type ids.
 */
class Jackson2Flattener implements BeanFlattener {

	private final ObjectReader reader = new ObjectMapper().readerFor(Object.class)
		.with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

	private final ObjectWriter writer;

	Jackson2Flattener(ObjectMapper application) {
		SimpleSerializers serializers = new SimpleSerializers();
		ProblemValues.INTERNAL_TYPES
			.forEach((type) -> serializers.addSerializer(type, new Jackson2UnknownSerializer<>()));
		// Not a copy, which subclasses may reject
		ObjectMapper mapper = new ObjectMapper();
		mapper.setConfig(application.getSerializationConfig()
			.withInsertedAnnotationIntrospector(new Jackson2UntypedIntrospector()));
		mapper.setSerializerFactory(application.getSerializerFactory()
			.withAdditionalSerializers(serializers)
			.withAdditionalKeySerializers(serializers));
		this.writer = mapper.writer().without(SerializationFeature.WRAP_ROOT_VALUE);
	}

	static Jackson2Flattener of(ApplicationContext context) {
		// Picking one of several would be a guess
		return new Jackson2Flattener(context.getBeanProvider(ObjectMapper.class).getIfUnique(ObjectMapper::new));
	}

	@Override
	public @Nullable Object flatten(Object bean) {
		try {
			Json json = new Json();
			this.writer.writeValue(json, bean);
			return this.reader.readValue(json.toByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Fails where a key is due, so that the bean is left out. */
	private static final class Jackson2UnknownSerializer<T> extends JsonSerializer<T> {

		@Override
		public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
			generator.writeString(ProblemValues.UNKNOWN);
		}

	}

	private static final class Jackson2UntypedIntrospector extends NopAnnotationIntrospector {

		private static final long serialVersionUID = 1;

		@Override
		public TypeResolverBuilder<?> findTypeResolver(MapperConfig<?> config, AnnotatedClass type, JavaType base) {
			return StdTypeResolverBuilder.noTypeInfoBuilder();
		}

		@Override
		public TypeResolverBuilder<?> findPropertyTypeResolver(MapperConfig<?> config, AnnotatedMember member,
				JavaType base) {
			return StdTypeResolverBuilder.noTypeInfoBuilder();
		}

		@Override
		public TypeResolverBuilder<?> findPropertyContentTypeResolver(MapperConfig<?> config, AnnotatedMember member,
				JavaType container) {
			return StdTypeResolverBuilder.noTypeInfoBuilder();
		}

	}

}
