package com.paykka.errors.internal.client;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Decodes the text of a JSON body: UTF-8 or UTF-16, after a byte order mark or without
 * one. Jackson would mistake some malformed names for others that it has seen before.
 */
final class JsonText {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private static final byte FIRST_OF_MARK = (byte) 0xEF;

	private static final char REPLACEMENT = '\uFFFD';

	private JsonText() {
	}

	/**
	 * Return the text in UTF-8 without byte order mark, or {@code null} if it is
	 * malformed.
	 */
	static byte @Nullable [] toUtf8(byte[] body) {
		Charset charset = charset(body);
		if (charset.equals(StandardCharsets.UTF_8) && (body.length == 0 || body[0] != FIRST_OF_MARK)
				&& new String(body, charset).indexOf(REPLACEMENT) < 0) {
			// Much faster, as malformed text becomes the replacement character
			return body;
		}
		try {
			String text = charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
			return text.substring(text.startsWith(BYTE_ORDER_MARK) ? 1 : 0).getBytes(StandardCharsets.UTF_8);
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

	/**
	 * JSON starts with an ASCII character, so that a zero byte beside it gives UTF-16
	 * away.
	 */
	private static Charset charset(byte[] body) {
		if (body.length < 2) {
			return StandardCharsets.UTF_8;
		}
		int start = (body[0] & 0xFF) << 8 | (body[1] & 0xFF);
		if (start == 0xFEFF || (start & 0xFF00) == 0) {
			return StandardCharsets.UTF_16BE;
		}
		return (start == 0xFFFE || (start & 0x00FF) == 0) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
	}

}
