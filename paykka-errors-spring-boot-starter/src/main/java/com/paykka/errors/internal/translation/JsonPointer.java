package com.paykka.errors.internal.translation;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.paykka.errors.SafeText;

import org.springframework.web.util.UriUtils;

/**
 * Writes the path to a value as a JSON pointer in a URI fragment, such as
 * {@code #/items/0/price}. If a name or the pointer is too long to show, it points to the
 * value's nearest possible parent.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901#section-6">RFC 6901, section 6</a>
 */
final class JsonPointer {

	private static final int MAX_NAME = 100;

	private static final int MAX_POINTER = 1000;

	private JsonPointer() {
	}

	static String of(List<Step> steps) {
		StringBuilder pointer = new StringBuilder("#");
		for (Step step : steps) {
			String name = step.text();
			if (name.length() > MAX_NAME) {
				break;
			}
			// Masked first: once encoded, a card number may go unnoticed
			String token = SafeText.shorten(name, 2 * MAX_NAME).replace("~", "~0").replace("/", "~1");
			String encoded = UriUtils.encodeFragment(token, StandardCharsets.UTF_8);
			if (pointer.length() + encoded.length() >= MAX_POINTER) {
				break;
			}
			pointer.append('/').append(encoded);
		}
		return pointer.toString();
	}

}
