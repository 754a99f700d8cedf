package com.paykka.errors.client;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import com.paykka.errors.client.JsonTokens.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Reads those members of an answer's body that tell of a failure, and no others.
 */
class AnswerBody {

	private static final Set<String> MEMBERS = Set.of("ret_code", "ret_msg", "error_code", "error_description", "code",
			"name", "detail", "upstreamCode", "retryAfter");

	private static final JsonTokens.@Nullable Source JSON = library();

	private AnswerBody() {
	}

	private static JsonTokens.@Nullable Source library() {
		ClassLoader classLoader = AnswerBody.class.getClassLoader();
		if (ClassUtils.isPresent("tools.jackson.core.json.JsonFactory", classLoader)) {
			return Jackson3Tokens::open;
		}
		return ClassUtils.isPresent("com.fasterxml.jackson.core.JsonFactory", classLoader) ? Jackson2Tokens::open
				: null;
	}

	/**
	 * Make sure that bodies can be read: else failed payments would be taken for paid.
	 * @return the library
	 * @throws IllegalStateException if there is no Jackson
	 */
	static JsonTokens.Source requireLibrary() {
		if (JSON == null) {
			throw new IllegalStateException("Decoding PayKKa's answers needs Jackson 3 or 2 on the class path");
		}
		return JSON;
	}

	/**
	 * Read a body.
	 * @param body the body, which may hold anything
	 * @return its members; none if it is no JSON object from its begin to its end
	 */
	static Map<String, Object> read(byte[] body) {
		return read(requireLibrary(), body);
	}

	static Map<String, Object> read(JsonTokens.Source json, byte[] body) {
		if (body.length == 0) {
			return Map.of();
		}
		try (JsonTokens tokens = json.open(body)) {
			if (tokens.next() != Kind.OBJECT) {
				return Map.of();
			}
			Map<String, Object> members = members(tokens, true);
			return (tokens.next() == Kind.END) ? members : Map.of();
		}
		catch (IOException | RuntimeException ex) {
			return Map.of();
		}
	}

	private static Map<String, Object> members(JsonTokens tokens, boolean top) throws IOException {
		Map<String, Object> members = new HashMap<>();
		while (tokens.next() == Kind.NAME) {
			String name = tokens.text();
			Kind kind = tokens.next();
			if (kind == Kind.VALUE && MEMBERS.contains(name)) {
				members.put(name, tokens.text());
			}
			else if (kind == Kind.OBJECT && top && name.equals("data")) {
				members.put(name, members(tokens, false));
			}
			else {
				tokens.skip();
			}
		}
		return members;
	}

}
