package com.paykka.errors;

import java.util.PrimitiveIterator;

/**
 * Makes untrusted text safe to show.
 *
 * @since 1.0.0
 */
public final class SafeText {

	// The longest card number with separators, percent-encoded, as the cut may be in one
	private static final int MAX_CARD_NUMBER = 128;

	private SafeText() {
	}

	/**
	 * Put a text on one line: control characters and other invisible ones become a space.
	 * Card numbers are masked.
	 * @param text any text
	 * @param max the maximum number of characters; a longer text is cut and ends with an
	 * ellipsis
	 * @return the line, without surrounding space
	 */
	public static String line(String text, int max) {
		StringBuilder line = new StringBuilder();
		PrimitiveIterator.OfInt characters = text.strip().codePoints().iterator();
		while (characters.hasNext() && line.length() < max + MAX_CARD_NUMBER) {
			int character = characters.nextInt();
			boolean invisible = isInvisible(character);
			if (line.isEmpty() && (invisible || Character.isWhitespace(character))) {
				continue;
			}
			if (!invisible) {
				line.appendCodePoint(character);
			}
			else if (line.charAt(line.length() - 1) != ' ') {
				line.append(' ');
			}
		}
		return shorten(line.toString().stripTrailing(), characters.hasNext(), max, max - 1);
	}

	/**
	 * Mask card numbers, then cut a text that is too long. Cutting first might leave most
	 * of a card number unmasked.
	 * @param text any text
	 * @param max the number of characters to keep, not counting the ellipsis that marks a
	 * cut
	 * @return the text without card numbers
	 */
	public static String shorten(String text, int max) {
		boolean more = text.length() > max + MAX_CARD_NUMBER;
		return shorten(more ? text.substring(0, max + MAX_CARD_NUMBER) : text, more, max, max);
	}

	/**
	 * Mask and cut a text.
	 * @param more whether the text goes on, so that its end may be part of a card number
	 */
	private static String shorten(String text, boolean more, int max, int kept) {
		String masked = CardNumbers.mask(text);
		if (!more && masked.length() <= max) {
			return masked;
		}
		int end = more ? Math.min(kept, masked.length() - MAX_CARD_NUMBER) : kept;
		end -= (end > 0 && Character.isHighSurrogate(masked.charAt(end - 1))) ? 1 : 0;
		// Again, because the rest of a longer number may look like a card number
		return CardNumbers.mask(masked.substring(0, Math.max(end, 0)) + '\u2026');
	}

	private static boolean isInvisible(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
			// An unpaired surrogate, which no encoder accepts
			case Character.SURROGATE -> true;
			default -> false;
		};
	}

}
