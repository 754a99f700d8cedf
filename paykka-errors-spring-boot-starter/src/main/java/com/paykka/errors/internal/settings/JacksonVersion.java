package com.paykka.errors.internal.settings;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * The major versions of Jackson, of which an application may have both.
 */
public enum JacksonVersion {

	/** Jackson 3, with the application's mapper of JSON. */
	V3("tools.jackson.databind.json.JsonMapper"),

	/** Jackson 2. */
	V2("com.fasterxml.jackson.databind.ObjectMapper");

	private final String mapper;

	JacksonVersion(String mapper) {
		this.mapper = mapper;
	}

	public boolean isPresent(@Nullable ClassLoader classLoader) {
		return ClassUtils.isPresent(this.mapper, classLoader);
	}

	private boolean hasMapper(ApplicationContext context) {
		ClassLoader classLoader = context.getClassLoader();
		return isPresent(classLoader) && context
			.getBeanNamesForType(ClassUtils.resolveClassName(this.mapper, classLoader), true, false).length > 0;
	}

	/**
	 * Return the version with which the application reads and writes JSON, by Spring
	 * Boot's rules: the one it prefers or has a mapper for, else the newer one.
	 */
	public static @Nullable JacksonVersion of(ApplicationContext context) {
		boolean older = V2.hasMapper(context)
				&& (preferredMapper(context).equals("jackson2") || !V3.hasMapper(context));
		if (V3.isPresent(context.getClassLoader()) && !older) {
			return V3;
		}
		return V2.isPresent(context.getClassLoader()) ? V2 : null;
	}

	/** Return the library that the application prefers, or an empty string. */
	public static String preferredMapper(ApplicationContext context) {
		return context.getEnvironment()
			.getProperty("spring.http.converters.preferred-json-mapper",
					context.getEnvironment().getProperty("spring.mvc.converters.preferred-json-mapper", ""));
	}

}
