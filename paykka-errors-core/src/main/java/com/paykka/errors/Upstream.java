package com.paykka.errors;

import java.io.Serial;
import java.io.Serializable;

import com.paykka.errors.PaykkaException.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the answer that a code was decoded from.
 *
 * @param origin who answered
 * @param status the HTTP status of the answer, or {@code null} if there was none
 * @param code the code as it was sent, or {@code null}
 * @param message the text that came with the code, or {@code null}
 */
record Upstream(Origin origin, @Nullable Integer status, @Nullable String code,
		@Nullable String message) implements Serializable {

	static final Upstream NONE = new Upstream(Origin.APPLICATION, null, null, null);

	@Serial
	private static final long serialVersionUID = 1L;

	private static final int MAX_CODE = 64;

	private static final int MAX_MESSAGE = 500;

	// A card number that begins before the cut ends within this
	private static final int MAX_CARD_NUMBER = 40;

	/**
	 * Keep of a code and a text what is safe to show: one line, not long, without card
	 * numbers.
	 */
	Upstream {
		code = (code != null) ? line(code, MAX_CODE) : null;
		message = (message != null) ? line(message, MAX_MESSAGE) : null;
	}

	private static String line(String text, int max) {
		String start = cut(text.strip(), max + MAX_CARD_NUMBER);
		StringBuilder line = new StringBuilder(start);
		for (int i = 0; i < line.length(); i++) {
			if (isInvisible(line.charAt(i))) {
				line.setCharAt(i, ' ');
			}
		}
		String masked = CardNumbers.mask(line.toString());
		return (masked.length() > max) ? cut(masked, max) + '…' : masked;
	}

	private static String cut(String text, int max) {
		if (text.length() <= max) {
			return text;
		}
		return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
	}

	private static boolean isInvisible(char character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
			default -> false;
		};
	}

}
