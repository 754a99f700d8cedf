package com.paykka.errors.internal.translation;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.function.UnaryOperator;

import com.paykka.errors.internal.settings.JacksonVersion;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
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

	private static @Nullable Sent bindParameterOf(Class<?> type, String property) {
		Constructor<?> constructor = BeanUtils.getResolvableConstructor(type);
		if (constructor.getParameterCount() == 0) {
			return null;
		}
		String[] names = BeanUtils.getParameterNames(constructor);
		for (int i = 0; i < names.length; i++) {
			BindParam parameter = new MethodParameter(constructor, i).getParameterAnnotation(BindParam.class);
			if (parameter != null && names[i].equals(property)) {
				return new Sent(parameter.value(), null);
			}
		}
		return null;
	}

	/**
	 * How a property is sent.
	 *
	 * @param unwrapped how the names within it change if it is unwrapped, or {@code
	 * null} if it is not
	 */
	record Sent(String name, @Nullable UnaryOperator<String> unwrapped) {

	}

}
