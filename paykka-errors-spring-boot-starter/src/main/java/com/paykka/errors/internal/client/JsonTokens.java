package com.paykka.errors.internal.client;

import java.io.Closeable;
import java.io.IOException;

/**
 * The tokens of a JSON text, read with whichever library is on the class path.
 */
interface JsonTokens extends Closeable {

	/**
	 * How deeply objects and arrays may be nested, the same for each library.
	 */
	int MAX_DEPTH = 500;

	/**
	 * How many digits a number may have, the same for each library.
	 */
	int MAX_DIGITS = 1000;

	/**
	 * Advance to the next token.
	 * @return the token, or {@link Token#END}
	 * @throws IOException if the text is not JSON
	 */
	Token next() throws IOException;

	/**
	 * Return the text of the current token.
	 * @return the name, the string or the number
	 * @throws IOException if the text is not JSON
	 */
	String text() throws IOException;

	/**
	 * Skip to the end of the current object or array, if the token starts one.
	 * @throws IOException if the text is not JSON
	 */
	void skip() throws IOException;

	/**
	 * The tokens that matter here.
	 */
	enum Token {

		/** The start of an object. */
		OBJECT,

		/** The start of an array. */
		ARRAY,

		/** The name of a member. */
		NAME,

		STRING, NUMBER, BOOLEAN, NULL,

		/** The end of an object or an array. */
		CLOSE,

		/** There are no more tokens. */
		END

	}

	/**
	 * Opens a JSON text.
	 */
	@FunctionalInterface
	interface Opener {

		JsonTokens open(byte[] utf8) throws IOException;

	}

}
