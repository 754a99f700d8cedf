package com.paykka.errors.internal.translation;

import java.beans.PropertyDescriptor;
import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.paykka.errors.internal.settings.JacksonVersion;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.BindParam;

/**
 * The names under which callers send the properties of a bean.
 */
interface SentNames {

	/**
	 * Keeps the properties' own names.
	 */
	SentNames SAME = (type, property) -> null;

	/**
	 * The names of query and form parameters, which only {@link BindParam} changes.
	 */
	SentNames FORM = SentNames::bindParameterOf;

	/**
	 * Return how a property is sent.
	 * @return how it is sent, or {@code null} if that is unknown
	 */
	@Nullable Sent sentNameOf(Class<?> type, String property);

	/**
	 * Return how an enum constant is sent as a key.
	 */
	default String nameOf(Enum<?> constant) {
		return constant.name();
	}

	/**
	 * Return the names of the JSON library that reads bodies.
	 */
	static SentNames ofJson(ApplicationContext context) {
		if (List.of("gson", "jsonb", "kotlin-serialization").contains(JacksonVersion.preferredMapper(context))) {
			return SAME;
		}
		JacksonVersion version = JacksonVersion.of(context);
		if (version == JacksonVersion.V3) {
			return Jackson3Names.of(context);
		}
		return (version == JacksonVersion.V2) ? Jackson2Names.of(context) : SAME;
	}

	/**
	 * Find a property by its own name or, as the names of fields and accessors may differ
	 * from it, by one of its accessors.
	 * @param members what can be sent, by name or {@link #accessor accessor}
	 */
	static @Nullable Sent find(String property, Map<String, Sent> members) {
		String capitalized = StringUtils.capitalize(property);
		return Stream
			.of(property, accessor(property), accessor("get" + capitalized), accessor("is" + capitalized),
					accessor("set" + capitalized))
			.map(members::get)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(members.isEmpty() ? null : Sent.NEVER);
	}

	static String accessor(String method) {
		return method + "()";
	}

	private static @Nullable Sent bindParameterOf(Class<?> type, String property) {
		Constructor<?> constructor = BeanUtils.getResolvableConstructor(type);
		Map<String, Sent> members = new HashMap<>();
		for (PropertyDescriptor bound : BeanUtils.getPropertyDescriptors(type)) {
			if (bound.getWriteMethod() != null) {
				Sent sent = new Sent(bound.getName(), null);
				members.put(bound.getName(), sent);
				members.put(accessor(bound.getWriteMethod().getName()), sent);
				if (bound.getReadMethod() != null) {
					members.put(accessor(bound.getReadMethod().getName()), sent);
				}
			}
		}
		if (constructor.getParameterCount() > 0) {
			String[] names = BeanUtils.getParameterNames(constructor);
			for (int i = 0; i < names.length; i++) {
				BindParam parameter = new MethodParameter(constructor, i).getParameterAnnotation(BindParam.class);
				Sent sent = new Sent((parameter != null) ? parameter.value() : names[i], null);
				members.put(names[i], sent);
				members.put(accessor(names[i]), sent);
			}
		}
		return find(property, members);
	}

	/**
	 * How a property is sent.
	 *
	 * @param unwrapped how the names within it change if it is unwrapped, or {@code
	 * null} if it is not
	 */
	record Sent(String name, @Nullable UnaryOperator<String> unwrapped) {

		/**
		 * A property that callers can't send, such as what a method computes.
		 */
		static final Sent NEVER = new Sent("", null);

	}

}
