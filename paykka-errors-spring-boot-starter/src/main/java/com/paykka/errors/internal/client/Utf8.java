package com.paykka.errors.internal.client;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Checks the encoding of a text. Jackson mistakes some malformed names for others that it
 * has seen before, and accepts overlong encodings.
 */
final class Utf8 {

	private static final int BUFFER = 4096;

	private Utf8() {
	}

	/**
	 * Return whether a text is well-formed UTF-8, or in another Unicode encoding.
	 * @param text the text
	 * @param whole whether the text is complete, so that it must not end inside a
	 * character
	 * @return whether it is well-formed
	 */
	static boolean isWellFormed(byte[] text, boolean whole) {
		if (isWide(text)) {
			return true;
		}
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		ByteBuffer in = ByteBuffer.wrap(text);
		CharBuffer out = CharBuffer.allocate(Math.min(BUFFER, text.length + 1));
		CoderResult result = decoder.decode(in, out, whole);
		while (result.isOverflow()) {
			out.clear();
			result = decoder.decode(in, out, whole);
		}
		return !result.isError();
	}

	/**
	 * Return whether a text starts like JSON in UTF-16 or UTF-32: with a byte order mark,
	 * or with zero bytes around its first character.
	 */
	private static boolean isWide(byte[] text) {
		for (int i = 0; i < Math.min(4, text.length); i++) {
			if (text[i] == 0) {
				return true;
			}
		}
		return text.length > 1 && (text[0] & text[1] & 0xFF) == 0xFE && text[0] != text[1];
	}

}
