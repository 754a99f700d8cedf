package com.paykka.errors.internal.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.util.NameTransformer;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.util.ConcurrentLruCache;

/**
 * Jackson 2: the names of members according to the application's mapper, and the path to
 * a value that could not be read.
 */
class Jackson2Names implements SentNames {

	private static final int MAX_CLASSES = 256;

	private final ObjectMapper mapper;

	private final ConcurrentLruCache<Class<?>, Map<String, Sent>> members = new ConcurrentLruCache<>(MAX_CLASSES,
			this::membersOf);

	Jackson2Names(ObjectMapper mapper) {
		this.mapper = mapper;
	}

	static Jackson2Names of(ApplicationContext context) {
		// If there are several, Spring reads bodies with a mapper of its own
		return new Jackson2Names(context.getBeanProvider(ObjectMapper.class).getIfUnique(ObjectMapper::new));
	}

	@Override
	public @Nullable Sent sentNameOf(Class<?> type, String property) {
		return SentNames.find(property, this.members.get(type));
	}

	@Override
	public String nameOf(Enum<?> constant) {
		try {
			return this.mapper.convertValue(constant, String.class);
		}
		catch (IllegalArgumentException ex) {
			return constant.name();
		}
	}

	private Map<String, Sent> membersOf(Class<?> type) {
		DeserializationConfig config = this.mapper.getDeserializationConfig();
		BeanDescription bean = config.introspect(config.constructType(type));
		Map<String, Sent> found = new HashMap<>(membersOf(bean, config));
		Class<?> builder = config.getAnnotationIntrospector().findPOJOBuilder(bean.getClassInfo());
		if (builder != null) {
			found.putAll(membersOf(config.introspectForBuilder(config.constructType(builder), bean), config));
		}
		return found;
	}

	private static Map<String, Sent> membersOf(BeanDescription bean, DeserializationConfig config) {
		Map<String, Sent> found = new HashMap<>();
		for (BeanPropertyDefinition property : bean.findProperties()) {
			AnnotatedMethod getter = property.getGetter();
			if (!property.couldDeserialize() && (getter == null || !isFilled(getter.getRawType()))) {
				continue;
			}
			AnnotatedMember member = property.getPrimaryMember();
			NameTransformer unwrapped = (member != null)
					? config.getAnnotationIntrospector().findUnwrappingNameTransformer(member) : null;
			Sent sent = new Sent(property.getName(), (unwrapped != null) ? unwrapped::transform : null);
			found.put(property.getInternalName(), sent);
			for (AnnotatedMethod accessor : Arrays.asList(getter, property.getSetter())) {
				if (accessor != null) {
					found.putIfAbsent(SentNames.accessor(accessor.getName()), sent);
				}
			}
		}
		return found;
	}

	/**
	 * Return whether Jackson fills what a getter returns.
	 */
	private static boolean isFilled(Class<?> type) {
		return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
	}

	static boolean knows(Throwable exception) {
		return exception instanceof JsonProcessingException;
	}

	/**
	 * Return the path to the value, or {@code null} if the text is not JSON.
	 */
	static @Nullable List<Step> unreadablePath(Throwable exception) {
		return (exception instanceof JsonMappingException ex && !isMalformed(ex)) ? steps(ex.getPath()) : null;
	}

	/**
	 * Jackson wraps its parser's exceptions once.
	 */
	private static boolean isMalformed(JsonMappingException ex) {
		return ex.getClass() == JsonMappingException.class && ex.getCause() instanceof JsonProcessingException cause
				&& !(cause instanceof DatabindException || cause instanceof InputCoercionException);
	}

	static @Nullable Reason reasonOf(Throwable exception, Places places) {
		if (exception instanceof UnrecognizedPropertyException) {
			return Reason.UNKNOWN_MEMBER;
		}
		if (exception instanceof MismatchedInputException ex) {
			return Reason.of(ex.getTargetType(), places::nameOf);
		}
		boolean overflow = exception instanceof InputCoercionException
				|| exception.getCause() instanceof InputCoercionException;
		return overflow ? Reason.NOT_A_NUMBER : null;
	}

	private static List<Step> steps(List<Reference> path) {
		List<Step> steps = new ArrayList<>();
		for (Reference reference : path) {
			Step step = Step.read(reference.getFieldName(), reference.getIndex(), reference.getFrom());
			if (step == null) {
				break;
			}
			steps.add(step);
		}
		return steps;
	}

}
