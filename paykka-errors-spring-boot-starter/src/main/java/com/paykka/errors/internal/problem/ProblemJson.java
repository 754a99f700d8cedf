package com.paykka.errors.internal.problem;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Writes problems with the JSON library that is present.
 */
interface ProblemJson {

	/**
	 * Write a problem.
	 * @param members its members, all of them plain
	 * @return its JSON text in UTF-8
	 */
	byte[] write(Map<String, Object> members);

	/**
	 * Turn a value into maps, lists, strings, numbers and booleans.
	 * @param value the value of a member
	 * @return its plain equivalent
	 * @throws RuntimeException if the library can't
	 */
	@Nullable Object toPlain(Object value);

	/**
	 * Choose the library when it is first needed, because loading it is slow.
	 * @param context where to look for a mapper
	 * @return a writer that uses that library
	 */
	static ProblemJson of(ApplicationContext context) {
		return new Chosen(SingletonSupplier.of(() -> choose(context)));
	}

	/**
	 * Choose the library: the Jackson for which the application has a mapper, then any
	 * Jackson, then Boot's own writer.
	 */
	private static ProblemJson choose(ApplicationContext context) {
		boolean jackson3 = ClassUtils.isPresent("tools.jackson.databind.json.JsonMapper", context.getClassLoader());
		boolean jackson2 = ClassUtils.isPresent("com.fasterxml.jackson.databind.ObjectMapper",
				context.getClassLoader());
		if (jackson3
				&& (!jackson2 || Jackson3ProblemJson.hasMapper(context) || !Jackson2ProblemJson.hasMapper(context))) {
			return Jackson3ProblemJson.of(context);
		}
		return jackson2 ? Jackson2ProblemJson.of(context) : new BootProblemJson();
	}

	/**
	 * Writes with the library chosen.
	 */
	record Chosen(SingletonSupplier<ProblemJson> library) implements ProblemJson {

		@Override
		public byte[] write(Map<String, Object> members) {
			return this.library.obtain().write(members);
		}

		@Override
		public @Nullable Object toPlain(Object value) {
			return this.library.obtain().toPlain(value);
		}

	}

}
