package com.paykka.errors.internal.client;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonTokenId;

import org.springframework.util.ClassUtils;

/**
 * Reads the members of a JSON object at its top level and directly in {@code data}. What
 * they contain is left out.
 */
final class JsonBody {

	private static final JsonTokens.@Nullable Opener JSON = library();

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private static final byte FIRST_OF_MARK = (byte) 0xEF;

	private static final char REPLACEMENT = '\uFFFD';

	private JsonBody() {
	}

	private static JsonTokens.@Nullable Opener library() {
		ClassLoader classLoader = JsonBody.class.getClassLoader();
		if (ClassUtils.isPresent("tools.jackson.core.json.JsonFactory", classLoader)) {
			return Jackson3Tokens::open;
		}
		return ClassUtils.isPresent("com.fasterxml.jackson.core.JsonFactory", classLoader) ? Jackson2Tokens::open
				: null;
	}

	/**
	 * Make sure that bodies can be read. Otherwise failed payments would be taken for
	 * successful ones.
	 */
	static JsonTokens.Opener requireLibrary() {
		if (JSON == null) {
			throw new IllegalStateException("Decoding PayKKa's responses requires Jackson 3 or 2 on the class path");
		}
		return JSON;
	}

	/**
	 * Return the text of a body in UTF-8 without byte order mark, or {@code null} if it
	 * is malformed: Jackson would mistake some malformed names for others that it has
	 * seen before.
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

	/**
	 * Return the members of a body, including repeated names, or {@code null} if it is
	 * not one JSON object from start to end.
	 */
	static @Nullable Map<String, Object> read(byte[] utf8) {
		return read(requireLibrary(), utf8);
	}

	static @Nullable Map<String, Object> read(JsonTokens.Opener json, byte[] utf8) {
		List<Map.Entry<String, Object>> members = new ArrayList<>();
		try (JsonTokens tokens = json.open(utf8)) {
			if (tokens.next() != JsonTokenId.ID_START_OBJECT) {
				return null;
			}
			readMembers(tokens, members, true);
			return (tokens.next() == JsonTokenId.ID_NO_TOKEN) ? new RepeatedMembers(members) : null;
		}
		catch (IOException | RuntimeException ex) {
			return null;
		}
	}

	private static void readMembers(JsonTokens tokens, List<Map.Entry<String, Object>> members, boolean top)
			throws IOException {
		while (tokens.next() == JsonTokenId.ID_PROPERTY_NAME) {
			String name = tokens.text();
			int token = tokens.next();
			if (top && token == JsonTokenId.ID_START_OBJECT && name.equals("data")) {
				List<Map.Entry<String, Object>> data = new ArrayList<>();
				members.add(new SimpleImmutableEntry<>(name, new RepeatedMembers(data)));
				readMembers(tokens, data, false);
			}
			else {
				Object value = value(tokens, token);
				if (value != null) {
					members.add(new SimpleImmutableEntry<>(name, value));
				}
				tokens.skip();
			}
		}
	}

	private static @Nullable Object value(JsonTokens tokens, int token) throws IOException {
		return switch (token) {
			case JsonTokenId.ID_STRING -> tokens.text();
			case JsonTokenId.ID_NUMBER_INT, JsonTokenId.ID_NUMBER_FLOAT -> number(tokens.text());
			case JsonTokenId.ID_TRUE, JsonTokenId.ID_FALSE -> token == JsonTokenId.ID_TRUE;
			case JsonTokenId.ID_START_OBJECT -> Map.of();
			case JsonTokenId.ID_START_ARRAY -> List.of();
			default -> null;
		};
	}

	private static Object number(String text) {
		try {
			return new BigDecimal(text);
		}
		catch (NumberFormatException ex) {
			// The exponent is too large, so it is certainly not a known code
			return text;
		}
	}

	/**
	 * The members of a JSON object, which may repeat a name. Unlike other maps, it has an
	 * entry for each of them; {@code get} returns the first.
	 */
	private static final class RepeatedMembers extends AbstractMap<String, Object> {

		private final List<Map.Entry<String, Object>> members;

		private RepeatedMembers(List<Map.Entry<String, Object>> members) {
			this.members = members;
		}

		@Override
		public Set<Map.Entry<String, Object>> entrySet() {
			return new AbstractSet<>() {

				@Override
				public Iterator<Map.Entry<String, Object>> iterator() {
					return RepeatedMembers.this.members.iterator();
				}

				@Override
				public int size() {
					return RepeatedMembers.this.members.size();
				}

			};
		}

	}

}
