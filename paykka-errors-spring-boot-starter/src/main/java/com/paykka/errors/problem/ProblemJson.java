package com.paykka.errors.problem;

import org.jspecify.annotations.Nullable;

/**
 * Writes problems with the JSON library that is there.
 */
interface ProblemJson {

	/**
	 * Write a problem all of whose members are plain.
	 * @param problem the problem
	 * @return its JSON text in UTF-8
	 */
	byte[] write(PaykkaProblem problem);

	/**
	 * Turn a value into maps, lists, strings, numbers and booleans.
	 * @param value the value of a member
	 * @return the same as plain Java
	 * @throws RuntimeException if the library can't
	 */
	@Nullable Object toPlain(Object value);

}
