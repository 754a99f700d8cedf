package com.paykka.errors.internal.translation;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.util.NameTransformer;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;

/**
 * Jackson 2: the names of members according to the application's mapper, and the path to
 * a value that could not be read.
 */
class Jackson2Names extends SentNames {

	private final ObjectMapper mapper;

	Jackson2Names(ObjectMapper mapper) {
		this.mapper = mapper;
	}

	static Jackson2Names of(ApplicationContext context) {
		// If there are several, Spring reads bodies with a mapper of its own
		return new Jackson2Names(context.getBeanProvider(ObjectMapper.class).getIfUnique(ObjectMapper::new));
	}

	@Override
	String nameOf(Enum<?> constant) {
		try {
			return this.mapper.convertValue(constant, String.class);
		}
		catch (IllegalArgumentException ex) {
			return constant.name();
		}
	}

	@Override
	void collect(Class<?> type, Members members) {
		DeserializationConfig config = this.mapper.getDeserializationConfig();
		AnnotationIntrospector annotations = config.getAnnotationIntrospector();
		BeanDescription bean = config.introspect(config.constructType(type));
		Class<?> builder = annotations.findPOJOBuilder(bean.getClassInfo());
		if (builder != null) {
			bean = config.introspectForBuilder(config.constructType(builder), bean);
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
				NameTransformer unwrapped = (member != null) ? annotations.findUnwrappingNameTransformer(member) : null;
				members.add(property.getInternalName(),
						new Sent(property.getName(), (unwrapped != null) ? unwrapped::transform : null));
			}
		}
	}

	@Override
	@Nullable Unreadable unreadable(Throwable exception) {
		if (!(exception instanceof JsonProcessingException thrown)) {
			return null;
		}
		// Jackson wraps its parser's exceptions once
		Throwable problem = (thrown.getClass() == JsonMappingException.class
				&& thrown.getCause() instanceof JsonProcessingException cause) ? cause : thrown;
		boolean json = problem instanceof DatabindException || problem instanceof InputCoercionException
				|| problem instanceof StreamConstraintsException;
		return new Unreadable(json ? pathOf(thrown) : null, reasonOf(problem));
	}

	private @Nullable Reason reasonOf(Throwable problem) {
		if (problem instanceof UnrecognizedPropertyException) {
			return Reason.UNKNOWN_MEMBER;
		}
		if (problem instanceof MismatchedInputException ex) {
			return isMissing(ex.getOriginalMessage()) ? Reason.MISSING
					: reasonOf(ex.getTargetType(), ex instanceof InvalidFormatException);
		}
		if (problem instanceof StreamConstraintsException) {
			return Reason.TOO_LONG;
		}
		return (problem instanceof InputCoercionException) ? Reason.NOT_A_NUMBER : null;
	}

	private static List<Step> pathOf(JsonProcessingException thrown) {
		List<Reference> path = (thrown instanceof JsonMappingException ex) ? ex.getPath() : List.of();
		return path.stream()
			.map((step) -> Step.read(step.getFieldName(), step.getIndex(), step.getFrom()))
			.takeWhile(Objects::nonNull)
			.toList();
	}

}
