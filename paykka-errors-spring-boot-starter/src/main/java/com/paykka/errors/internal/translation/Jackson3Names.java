package com.paykka.errors.internal.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.util.NameTransformer;

import org.springframework.context.ApplicationContext;
import org.springframework.util.ConcurrentLruCache;

/**
 * Jackson 3: the names of members according to the application's mapper, and the path to
 * a value that could not be read.
 */
class Jackson3Names implements SentNames {

	private static final int MAX_CLASSES = 256;

	private final ObjectMapper mapper;

	private final ConcurrentLruCache<Class<?>, Map<String, Sent>> members = new ConcurrentLruCache<>(MAX_CLASSES,
			this::membersOf);

	Jackson3Names(ObjectMapper mapper) {
		this.mapper = mapper;
	}

	static Jackson3Names of(ApplicationContext context) {
		// If there are several, Spring reads bodies with a mapper of its own
		return new Jackson3Names(context.getBeanProvider(JsonMapper.class).getIfUnique(JsonMapper::new));
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
		catch (JacksonException ex) {
			return constant.name();
		}
	}

	private Map<String, Sent> membersOf(Class<?> type) {
		DeserializationConfig config = this.mapper.deserializationConfig();
		ClassIntrospector introspector = config.classIntrospectorInstance();
		JavaType javaType = config.constructType(type);
		AnnotatedClass annotations = introspector.introspectClassAnnotations(javaType);
		BeanDescription bean = introspector.introspectForDeserialization(javaType, annotations);
		Map<String, Sent> found = new HashMap<>(membersOf(bean, config));
		Class<?> builder = config.getAnnotationIntrospector().findPOJOBuilder(config, annotations);
		if (builder != null) {
			found.putAll(membersOf(
					introspector.introspectForDeserializationWithBuilder(config.constructType(builder), bean), config));
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
					? config.getAnnotationIntrospector().findUnwrappingNameTransformer(config, member) : null;
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
		return exception instanceof JacksonException;
	}

	/**
	 * Return the path, or {@code null} if the text is not JSON.
	 */
	static @Nullable List<Step> unreadablePath(Throwable exception) {
		return (exception instanceof DatabindException || exception instanceof InputCoercionException)
				? steps(((JacksonException) exception).getPath()) : null;
	}

	static @Nullable Reason reasonOf(Throwable exception, Places places) {
		if (exception instanceof UnrecognizedPropertyException) {
			return Reason.UNKNOWN_MEMBER;
		}
		if (exception instanceof MismatchedInputException ex) {
			return Reason.of(ex.getTargetType(), places::nameOf);
		}
		return (exception instanceof InputCoercionException) ? Reason.NOT_A_NUMBER : null;
	}

	private static List<Step> steps(List<Reference> path) {
		List<Step> steps = new ArrayList<>();
		for (Reference reference : path) {
			Step step = Step.read(reference.getPropertyName(), reference.getIndex(), reference.from());
			if (step == null) {
				break;
			}
			steps.add(step);
		}
		return steps;
	}

}
