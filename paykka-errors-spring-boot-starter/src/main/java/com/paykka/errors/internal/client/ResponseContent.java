package com.paykka.errors.internal.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.paykka.errors.internal.client.JsonTokens.Token;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Reads only the members of a response's body that report a failure or a success.
 */
class ResponseContent {

	private static final Set<String> MEMBERS = Set.of("ret_code", "ret_msg", "error_code", "error_description",
			"status", "notify_type", "event_type", "trans_id", "order_id", "code", "name", "category", "retryable",
			"detail", "upstreamCode", "retryAfter");

	private static final JsonTokens.@Nullable Opener JSON = library();

	private ResponseContent() {
	}

	private static JsonTokens.@Nullable Opener library() {
		ClassLoader classLoader = ResponseContent.class.getClassLoader();
		if (ClassUtils.isPresent("tools.jackson.core.json.JsonFactory", classLoader)) {
			return Jackson3Tokens::open;
		}
		return ClassUtils.isPresent("com.fasterxml.jackson.core.JsonFactory", classLoader) ? Jackson2Tokens::open
				: null;
	}

	/**
	 * Make sure that bodies can be read. Otherwise failed payments would be taken for
	 * successful ones.
	 * @return the library
	 * @throws IllegalStateException if Jackson is not on the class path
	 */
	static JsonTokens.Opener requireLibrary() {
		if (JSON == null) {
			throw new IllegalStateException("Decoding PayKKa's responses requires Jackson 3 or 2 on the class path");
		}
		return JSON;
	}

	/**
	 * Read a body.
	 * @param body the body, which is untrusted
	 * @return its members, including repeated names; {@code null} if the body is not a
	 * JSON object from start to end
	 */
	static @Nullable Map<String, Object> read(byte[] body) {
		return read(requireLibrary(), body);
	}

	static @Nullable Map<String, Object> read(JsonTokens.Opener json, byte[] body) {
		if (!Utf8.isWellFormed(body, true)) {
			return null;
		}
		List<Map.Entry<String, Object>> members = new ArrayList<>();
		try (JsonTokens tokens = json.open(new ByteArrayInputStream(body))) {
			boolean whole = readObject(tokens, members) && tokens.next() == Token.END;
			return whole ? new RepeatedMembers(members) : null;
		}
		catch (IOException | RuntimeException ex) {
			return null;
		}
	}

	/**
	 * Read the start of a longer body.
	 * @param start the start of the body
	 * @return the members that are complete in it, including repeated names; {@code null}
	 * if it is not the start of a JSON object
	 */
	static @Nullable Map<String, Object> readStart(byte[] start) {
		return readStart(requireLibrary(), start);
	}

	static @Nullable Map<String, Object> readStart(JsonTokens.Opener json, byte[] start) {
		if (!Utf8.isWellFormed(start, false)) {
			return null;
		}
		List<Map.Entry<String, Object>> members = new ArrayList<>();
		Cut cut = new Cut(start);
		try (JsonTokens tokens = json.open(cut)) {
			readObject(tokens, members);
			// Either not an object, or complete although more bytes follow
			return null;
		}
		catch (IOException | RuntimeException ex) {
			return cut.isReached() ? new RepeatedMembers(members) : null;
		}
	}

	private static boolean readObject(JsonTokens tokens, List<Map.Entry<String, Object>> members) throws IOException {
		if (tokens.next() != Token.OBJECT) {
			return false;
		}
		readMembers(tokens, members, true);
		return true;
	}

	private static void readMembers(JsonTokens tokens, List<Map.Entry<String, Object>> members, boolean top)
			throws IOException {
		while (tokens.next() == Token.NAME) {
			String name = tokens.text();
			Token token = tokens.next();
			if (top && token == Token.OBJECT && name.equals("data")) {
				List<Map.Entry<String, Object>> data = new ArrayList<>();
				members.add(new SimpleImmutableEntry<>(name, new RepeatedMembers(data)));
				readMembers(tokens, data, false);
			}
			else if (MEMBERS.contains(name) || (top && name.equals("data"))) {
				Object value = value(tokens, token);
				if (value != null) {
					members.add(new SimpleImmutableEntry<>(name, value));
				}
				tokens.skip();
			}
			else {
				tokens.skip();
			}
		}
	}

	private static @Nullable Object value(JsonTokens tokens, Token token) throws IOException {
		return switch (token) {
			case STRING -> tokens.text();
			case NUMBER -> number(tokens.text());
			case BOOLEAN -> Boolean.parseBoolean(tokens.text());
			case OBJECT -> Map.of();
			case ARRAY -> List.of();
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
	 * Fails at the end of the start, so that a token that may continue beyond it is not
	 * taken for complete.
	 */
	private static final class Cut extends InputStream {

		private final ByteArrayInputStream start;

		private boolean reached;

		private Cut(byte[] start) {
			this.start = new ByteArrayInputStream(start);
		}

		private boolean isReached() {
			return this.reached;
		}

		@Override
		public int read() throws IOException {
			return checked(this.start.read());
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			return checked(this.start.read(buffer, offset, length));
		}

		private int checked(int read) throws IOException {
			if (read < 0) {
				this.reached = true;
				throw new IOException("The start of the body ends here");
			}
			return read;
		}

	}

}
