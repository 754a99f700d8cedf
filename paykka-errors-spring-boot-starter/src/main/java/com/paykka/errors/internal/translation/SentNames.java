package com.paykka.errors.internal.translation;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * The names under which callers send the properties of a bean.
 */
interface SentNames {

	/**
	 * Keeps the properties' own names.
	 */
	SentNames SAME = (type, property) -> null;

	/**
	 * Return how a property is sent.
	 * @param type the bean's class
	 * @param property the property's name in Java
	 * @return how it is sent, or {@code null} if that is unknown
	 */
	@Nullable Sent sentNameOf(Class<?> type, String property);

	/**
	 * Return how an enum constant is sent as a key.
	 * @param constant the constant
	 * @return its name
	 */
	default String nameOf(Enum<?> constant) {
		return constant.name();
	}

	/**
	 * Return the names of the JSON library that reads bodies, by Spring Boot's rules.
	 * @param context the application
	 * @return the names
	 */
	static SentNames ofJson(ApplicationContext context) {
		String preferred = preferred(context.getEnvironment());
		if (preferred.equals("gson") || preferred.equals("jsonb") || preferred.equals("kotlin-serialization")) {
			return SAME;
		}
		boolean jackson3 = ClassUtils.isPresent("tools.jackson.databind.json.JsonMapper", context.getClassLoader());
		boolean jackson2 = ClassUtils.isPresent("com.fasterxml.jackson.databind.ObjectMapper",
				context.getClassLoader());
		boolean mapper2 = jackson2 && Jackson2Names.hasMapper(context);
		if (jackson3 && !(mapper2 && (preferred.equals("jackson2") || !Jackson3Names.hasMapper(context)))) {
			return Jackson3Names.of(context);
		}
		return jackson2 ? Jackson2Names.of(context) : SAME;
	}

	private static String preferred(Environment environment) {
		return environment.getProperty("spring.http.converters.preferred-json-mapper",
				environment.getProperty("spring.mvc.converters.preferred-json-mapper", ""));
	}

	/**
	 * How a property is sent.
	 *
	 * @param name the name of its member
	 * @param unwrapped how the names within it change if it is unwrapped, or {@code null}
	 * if it is not
	 */
	record Sent(String name, @Nullable UnaryOperator<String> unwrapped) {

	}

}
