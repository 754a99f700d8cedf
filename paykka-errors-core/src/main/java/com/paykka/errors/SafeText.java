package com.paykka.errors;

import java.util.PrimitiveIterator;

/**
 * Makes text of strangers fit to be shown.
 */
public final class SafeText {

	// A card number that begins before the cut ends within this
	private static final int MAX_CARD_NUMBER = 40;

	private SafeText() {
	}

	/**
	 * Put a text on one line: control characters and others that are not seen become a
	 * space. Card numbers are masked.
	 * @param text any text
	 * @param max how many characters it may have; a longer one is cut and ends with an
	 * ellipsis
	 * @return the line, without space around it
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
		// Again, as what is left of a longer number may look like that of a card
		return (masked.length() > max) ? CardNumbers.mask(cut(masked, max)) : masked;
	}

	/**
	 * Mask card numbers, then cut what is too long: a cut before might leave most of a
	 * card number.
	 * @param text any text
	 * @param max how many characters of it to keep; an ellipsis comes behind a cut
	 * @return the text without card numbers
	 */
	public static String shorten(String text, int max) {
		String masked = CardNumbers.mask(text);
		// Again, as what is left of a longer number may look like that of a card
		return (masked.length() > max) ? CardNumbers.mask(masked.substring(0, max) + '…') : masked;
	}

	private static String cut(String text, int max) {
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
