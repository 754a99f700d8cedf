package com.paykka.errors.internal.translation;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.NameTransformer;

import org.springframework.context.ApplicationContext;

/**
 * Jackson 3: the names of members according to the application's mapper, and the path to
 * a value that could not be read.
 */
class Jackson3Names extends SentNames {

	private final ObjectMapper mapper;

	Jackson3Names(ObjectMapper mapper) {
		this.mapper = mapper;
	}

	static Jackson3Names of(ApplicationContext context) {
		// If there are several, Spring reads bodies with a mapper of its own
		return new Jackson3Names(context.getBeanProvider(JsonMapper.class).getIfUnique(JsonMapper::new));
	}

	@Override
	String nameOf(Enum<?> constant) {
		try {
			return this.mapper.convertValue(constant, String.class);
		}
		catch (JacksonException ex) {
			return constant.name();
		}
	}

	@Override
	void collect(Class<?> type, Members members) {
		DeserializationConfig config = this.mapper.deserializationConfig();
		AnnotationIntrospector annotations = config.getAnnotationIntrospector();
		ClassIntrospector introspector = config.classIntrospectorInstance();
		JavaType javaType = config.constructType(type);
		AnnotatedClass annotated = introspector.introspectClassAnnotations(javaType);
		BeanDescription bean = introspector.introspectForDeserialization(javaType, annotated);
		Class<?> builder = annotations.findPOJOBuilder(config, annotated);
		if (builder != null) {
			bean = introspector.introspectForDeserializationWithBuilder(config.constructType(builder), bean);
		}
		Set<String> ignored = config.getDefaultPropertyIgnorals(bean.getBeanClass(), bean.getClassInfo())
			.findIgnoredForDeserialization();
		if (bean.findJsonValueAccessor() != null || !ignored.isEmpty()) {
			// There may be no others
			members.add("", Sent.NEVER);
		}
		for (BeanPropertyDefinition property : bean.findProperties()) {
			AnnotatedMethod getter = property.getGetter();
			boolean settable = property.couldDeserialize() || (getter != null && Members.isFilled(getter.getRawType()));
			if (settable && !ignored.contains(property.getName())) {
				AnnotatedMember member = property.getPrimaryMember();
				NameTransformer unwrapped = (member != null) ? annotations.findUnwrappingNameTransformer(config, member)
						: null;
				members.add(property.getInternalName(),
						new Sent(property.getName(), (unwrapped != null) ? unwrapped::transform : null));
			}
		}
	}

	@Override
	@Nullable Unreadable unreadable(Throwable exception) {
		if (!(exception instanceof JacksonException thrown)) {
			return null;
		}
		boolean json = thrown instanceof DatabindException || thrown instanceof InputCoercionException
				|| thrown instanceof StreamConstraintsException;
		return new Unreadable(json ? pathOf(thrown) : null, reasonOf(thrown));
	}

	private @Nullable Reason reasonOf(JacksonException thrown) {
		if (thrown instanceof UnrecognizedPropertyException) {
			return Reason.UNKNOWN_MEMBER;
		}
		if (thrown instanceof MismatchedInputException ex) {
			return isMissing(ex.getOriginalMessage()) ? Reason.MISSING
					: reasonOf(ex.getTargetType(), ex instanceof InvalidFormatException);
		}
		if (thrown instanceof StreamConstraintsException) {
			return Reason.TOO_LONG;
		}
		return (thrown instanceof InputCoercionException) ? Reason.NOT_A_NUMBER : null;
	}

	private static List<Step> pathOf(JacksonException thrown) {
		return thrown.getPath()
			.stream()
			.map((step) -> Step.read(step.getPropertyName(), step.getIndex(), step.from()))
			.takeWhile(Objects::nonNull)
			.toList();
	}

}
