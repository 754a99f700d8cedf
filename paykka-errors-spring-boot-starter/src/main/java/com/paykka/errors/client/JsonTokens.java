package com.paykka.errors.client;

import java.io.Closeable;
import java.io.IOException;

/**
 * The tokens of a JSON text, read with the library that is there.
 */
interface JsonTokens extends Closeable {

	/**
	 * Go on to the next token.
	 * @return its kind
	 * @throws IOException if the text is no JSON
	 */
	Kind next() throws IOException;

	/**
	 * Return the present token as it was written.
	 * @return the name, the string or the number
	 * @throws IOException if the text is no JSON
	 */
	String text() throws IOException;

	/**
	 * Go on to the end of the present object or array, if it is one.
	 * @throws IOException if the text is no JSON
	 */
	void skip() throws IOException;

	/**
	 * Kinds of tokens, as far as they matter.
	 */
	enum Kind {

		/** The begin of an object. */
		OBJECT,

		/** The name of a member. */
		NAME,

		/** A string or a number. */
		VALUE,

		/** Anything else. */
		OTHER,

		/** There is no more token. */
		END

	}

	/**
	 * Opens a text.
	 */
	@FunctionalInterface
	interface Source {

		JsonTokens open(byte[] text) throws IOException;

	}

}
