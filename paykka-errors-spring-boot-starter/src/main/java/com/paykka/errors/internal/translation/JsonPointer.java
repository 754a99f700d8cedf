package com.paykka.errors.internal.translation;

import java.nio.charset.StandardCharsets;

import org.springframework.web.util.UriUtils;

/**
 * Converts a property path, such as {@code items[0].price}, to a JSON pointer as a URI
 * fragment, such as {@code #/items/0/price}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901#section-6">RFC 6901, section 6</a>
 */
final class JsonPointer {

	private JsonPointer() {
	}

	static String of(String path) {
		StringBuilder pointer = new StringBuilder("#");
		boolean inKey = false;
		boolean startsToken = true;
		StringBuilder token = new StringBuilder();
		for (int i = 0; i < path.length(); i++) {
			char character = path.charAt(i);
			boolean ends = inKey ? character == ']' : character == '.' || character == '[';
			if (!ends) {
				token.append(character);
				startsToken = false;
				continue;
			}
			if (!startsToken) {
				append(pointer, token);
				startsToken = true;
			}
			inKey = character == '[';
		}
		if (!startsToken) {
			append(pointer, token);
		}
		return pointer.toString();
	}

	private static void append(StringBuilder pointer, StringBuilder token) {
		String escaped = token.toString().replace("~", "~0").replace("/", "~1");
		pointer.append('/').append(UriUtils.encodeFragment(escaped, StandardCharsets.UTF_8));
		token.setLength(0);
	}

}
