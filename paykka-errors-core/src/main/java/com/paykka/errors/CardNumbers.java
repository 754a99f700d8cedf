package com.paykka.errors;

import java.nio.CharBuffer;

import org.jspecify.annotations.Nullable;

/**
 * Masks card numbers in text. A card number has 13 to 19 digits, starts with 2 to 6 and
 * passes the Luhn check. Single spaces or dashes may separate its digits, but no letter
 * or digit may touch it on either side, so order numbers such as {@code
 * GW206194332333335} stay intact.
 */
public final class CardNumbers {

	private static final int MIN_DIGITS = 13;

	private static final int MAX_DIGITS = 19;

	private static final int VISIBLE_DIGITS = 4;

	private CardNumbers() {
	}

	/**
	 * Replace all but the last four digits of each card number with <code>*</code>.
	 * @param text any text
	 * @return the text without card numbers; the same instance if there are none
	 */
	public static String mask(String text) {
		char @Nullable [] masked = null;
		// Inside a card number as well: the real one may start there
		for (int position = 0; position < text.length(); position++) {
			int end = endOfCardNumber(text, position);
			if (end != -1) {
				masked = (masked != null) ? masked : text.toCharArray();
				mask(text, masked, position, end);
			}
		}
		return (masked != null) ? maskWhatIsLeft(masked) : text;
	}

	/**
	 * Mask again, because the visible digits and those that follow may form another card
	 * number.
	 */
	private static String maskWhatIsLeft(char[] masked) {
		CharSequence left = CharBuffer.wrap(masked);
		for (int position = 0; position < masked.length; position++) {
			mask(left, masked, position, endOfCardNumber(left, position));
		}
		return new String(masked);
	}

	private static boolean startsCardNumber(CharSequence text, int position) {
		int digit = digit(text, position);
		return digit >= 2 && digit <= 6 && (position == 0 || !isLetterOrDigit(text, position - 1));
	}

	/**
	 * Find the end of the longest card number that starts at a position.
	 * @return the index after its last digit, or -1
	 */
	private static int endOfCardNumber(CharSequence text, int start) {
		if (!startsCardNumber(text, start)) {
			return -1;
		}
		int end = -1;
		int count = 0;
		int position = start;
		// Luhn sums for an even and an odd number of digits
		int[] sums = new int[2];
		while (count < MAX_DIGITS && position < text.length()) {
			int digit = digit(text, position);
			if (digit < 0) {
				break;
			}
			int doubled = (digit < 5) ? 2 * digit : 2 * digit - 9;
			sums[count & 1] += digit;
			sums[(count & 1) ^ 1] += doubled;
			count++;
			position++;
			boolean ends = position == text.length() || !isLetterOrDigit(text, position);
			if (ends && count >= MIN_DIGITS && sums[(count & 1) ^ 1] % 10 == 0) {
				end = position;
			}
			if (position < text.length() && isSeparator(text.charAt(position))) {
				position++;
			}
		}
		return end;
	}

	/**
	 * Mask a card number.
	 * @param end the index after its last digit, or -1 for none
	 */
	private static void mask(CharSequence text, char[] masked, int start, int end) {
		int visible = VISIBLE_DIGITS;
		for (int i = end - 1; i >= start; i--) {
			if (digit(text, i) >= 0 && visible-- <= 0) {
				masked[i] = '*';
			}
		}
	}

	/**
	 * Return the value of the digit at a position, in any script, or -1.
	 */
	private static int digit(CharSequence text, int position) {
		return Character.digit(text.charAt(position), 10);
	}

	private static boolean isSeparator(char character) {
		return character == ' ' || character == '-';
	}

	/**
	 * Java counts Chinese characters as letters, but Chinese text puts no space between
	 * them and numbers.
	 */
	private static boolean isLetterOrDigit(CharSequence text, int position) {
		char character = text.charAt(position);
		return Character.isLetterOrDigit(character) && !Character.isIdeographic(character);
	}

}
