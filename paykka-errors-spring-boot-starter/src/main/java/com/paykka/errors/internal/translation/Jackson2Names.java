package com.paykka.errors.internal.translation;

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.util.NameTransformer;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.util.ConcurrentLruCache;

/**
 * The names of members according to the application's Jackson 2.
 */
class Jackson2Names implements SentNames {

	private static final int MAX_CLASSES = 256;

	private final ObjectMapper mapper;

	private final ConcurrentLruCache<Class<?>, Map<String, Sent>> members = new ConcurrentLruCache<>(MAX_CLASSES,
			this::membersOf);

	Jackson2Names(ObjectMapper mapper) {
		this.mapper = mapper;
	}

	static boolean hasMapper(ApplicationContext context) {
		return context.getBeanNamesForType(ObjectMapper.class, true, false).length > 0;
	}

	static Jackson2Names of(ApplicationContext context) {
		// If there are several, Spring reads bodies with a mapper of its own
		return new Jackson2Names(context.getBeanProvider(ObjectMapper.class).getIfUnique(ObjectMapper::new));
	}

	@Override
	public @Nullable Sent sentNameOf(Class<?> type, String property) {
		return this.members.get(type).get(property);
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
			AnnotatedMember member = property.getPrimaryMember();
			NameTransformer unwrapped = (member != null)
					? config.getAnnotationIntrospector().findUnwrappingNameTransformer(member) : null;
			found.put(property.getInternalName(),
					new Sent(property.getName(), (unwrapped != null) ? unwrapped::transform : null));
		}
		return found;
	}

}
