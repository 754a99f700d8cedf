package com.paykka.errors.test;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import net.minidev.json.JSONStyle;
import net.minidev.json.JSONValue;
import net.minidev.json.parser.JSONParser;
import net.minidev.json.parser.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects as maps.
 */
final class Json {

	private Json() {
	}

	/**
	 * Read the members of an object, in order; {@code null} if it is not a JSON object in
	 * UTF-8.
	 */
	@SuppressWarnings("unchecked")
	static @Nullable Map<String, @Nullable Object> read(byte[] json) {
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
			Object value = new JSONParser(JSONParser.MODE_RFC4627).parse(text, JSONValue.defaultReader.DEFAULT_ORDERED);
			return (value instanceof Map) ? (Map<String, @Nullable Object>) value : null;
		}
		catch (ParseException | CharacterCodingException ex) {
			return null;
		}
	}

	static byte[] write(Object value) {
		return JSONValue.toJSONString(value, JSONStyle.LT_COMPRESS).getBytes(StandardCharsets.UTF_8);
	}

}
