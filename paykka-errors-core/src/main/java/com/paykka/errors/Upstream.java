package com.paykka.errors;

import java.io.Serial;
import java.io.Serializable;
import java.util.PrimitiveIterator;

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
		code = line(code, MAX_CODE);
		message = line(message, MAX_MESSAGE);
	}

	private static @Nullable String line(@Nullable String text, int max) {
		if (text == null || text.isBlank()) {
			return null;
		}
		StringBuilder line = new StringBuilder();
		PrimitiveIterator.OfInt characters = text.strip().codePoints().iterator();
		while (characters.hasNext() && line.length() < max + MAX_CARD_NUMBER) {
			int character = characters.nextInt();
			if (!isInvisible(character)) {
				line.appendCodePoint(character);
			}
			else if (line.isEmpty() || line.charAt(line.length() - 1) != ' ') {
				line.append(' ');
			}
		}
		return cut(CardNumbers.mask(line.toString()), max);
	}

	private static String cut(String text, int max) {
		if (text.length() <= max) {
			return text;
		}
		int end = max - 1;
		return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + '…';
	}

	private static boolean isInvisible(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
			// Half of a pair, which no encoder takes
			case Character.SURROGATE -> true;
			default -> false;
		};
	}

}
