package com.paykka.errors.internal.translation;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Finds the value that a JSON library could not read.
 */
final class UnreadableJson {

	private static final boolean JACKSON_2 = isPresent("com.fasterxml.jackson.databind.ObjectMapper");

	private static final boolean JACKSON_3 = isPresent("tools.jackson.databind.json.JsonMapper");

	private UnreadableJson() {
	}

	private static boolean isPresent(String name) {
		return ClassUtils.isPresent(name, UnreadableJson.class.getClassLoader());
	}

	/**
	 * Return the path to the value, with the names of members as they were sent.
	 * @param thrown the exception thrown while the body was read
	 * @return the path, or {@code null} if there is no such value
	 */
	static @Nullable List<Step> pathIn(Throwable thrown) {
		for (Throwable current : Causes.of(thrown)) {
			if (JACKSON_3 && Jackson3Paths.knows(current)) {
				return Jackson3Paths.of(current);
			}
			if (JACKSON_2 && Jackson2Paths.knows(current)) {
				return Jackson2Paths.of(current);
			}
		}
		return null;
	}

}
