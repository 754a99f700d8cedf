package com.paykka.errors.internal.client;

import java.io.Closeable;
import java.io.IOException;

/**
 * The tokens of a JSON text. Their ids are the same in both versions of Jackson, which
 * limit the depth and the length of numbers.
 */
interface JsonTokens extends Closeable {

	/**
	 * Advance to the next token and return its id.
	 */
	int next() throws IOException;

	/**
	 * Return the current name, string, number or boolean as text.
	 */
	String text() throws IOException;

	/**
	 * Skip to the end of the current object or array, if the token starts one.
	 */
	void skip() throws IOException;

	@FunctionalInterface
	interface Opener {

		JsonTokens open(byte[] utf8) throws IOException;

	}

}
