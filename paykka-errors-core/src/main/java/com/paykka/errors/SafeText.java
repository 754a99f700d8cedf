package com.paykka.errors;

import java.util.PrimitiveIterator;

/**
 * Makes untrusted text safe to show.
 */
public final class SafeText {

	// The longest card number with its separators, which may straddle the cut
	private static final int MAX_CARD_NUMBER = 40;

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
		String masked = CardNumbers.mask(line.toString().stripTrailing());
		// Again, because the rest of a longer number may look like a card number
		return (masked.length() > max) ? CardNumbers.mask(cut(masked, max)) : masked;
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
		String masked = CardNumbers.mask(text);
		// Again, because the rest of a longer number may look like a card number
		return (masked.length() > max) ? CardNumbers.mask(masked.substring(0, max) + '…') : masked;
	}

	private static String cut(String text, int max) {
		int end = max - 1;
		return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + '…';
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
