package com.paykka.errors.internal.client;

import java.io.Closeable;
import java.io.IOException;

/**
 * The tokens of a JSON text. Their ids, and the limits, are the same in both versions of
 * Jackson.
 */
interface JsonTokens extends Closeable {

	int MAX_DEPTH = 500;

	int MAX_DIGITS = 1000;

	/** Advance to the next token and return its id. */
	int next() throws IOException;

	/** Return the current name, string, number or boolean as text. */
	String text() throws IOException;

	/** Skip to the end of the current object or array, if the token starts one. */
	void skip() throws IOException;

	/** Opens a JSON text. */
	@FunctionalInterface
	interface Opener {

		JsonTokens open(byte[] utf8) throws IOException;

	}

}
