package com.paykka.errors.internal.translation;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.paykka.errors.SafeText;

import org.springframework.web.util.UriUtils;

/**
 * Writes the way to a value as a JSON pointer in a URI fragment, such as
 * {@code #/items/0/price}. Where a name is too long to be shown, or the pointer would be,
 * it points to what surrounds the value.
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
			// Masked first: once it is encoded, a card number may go unseen
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
