package com.paykka.errors.internal.client;

import java.io.IOException;
import java.math.BigDecimal;
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
