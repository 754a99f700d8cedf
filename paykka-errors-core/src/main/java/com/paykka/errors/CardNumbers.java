package com.paykka.errors;

/**
 * Masks card numbers in text, to the last four digits.
 * <p>
 * A card number is a whole run of decimal digits of any script, with at most one space,
 * dash, plus sign or invisible character between two of them, that passes the Luhn check
 * and has the first digits and the length of a card brand's numbers. UnionPay numbers of
 * 16 or 19 digits need not pass the check. Next to a letter, as in {@code
 * PAN4111111111111111}, only the most common lengths count, so that order numbers such as
 * {@code GW206194332333335} stay intact. Numbers that are percent-encoded up to ten times
 * are masked, too.
 *
 * @since 1.0.0
 */
public final class CardNumbers {

	private static final int MIN_DIGITS = 14;

	private static final int MIN_DIGITS_UNDER_KEY = 12;

	private static final int MAX_ENCODINGS = 10;

	private CardNumbers() {
	}

	/**
	 * Replace all but the last four digits of each card number with <code>*</code>.
	 * @param text any text
	 * @return the text without card numbers; the same instance if there are none
	 */
	public static String mask(String text) {
		return mask(text, false);
	}

	/**
	 * Mask card numbers in the value of a key. If the key says that it holds one, such as
	 * {@code card_no}, {@code cardNumber} or {@code pan}, any 12 to 19 digits count.
	 * @param key the key, after its parent keys and a dot each
	 * @param text its value
	 * @return the text without card numbers; the same instance if there are none
	 */
	public static String mask(String key, String text) {
		return mask(text, CardNumberKeys.contains(key));
	}

	private static String mask(String text, boolean anyNumber) {
		int min = anyNumber ? MIN_DIGITS_UNDER_KEY : MIN_DIGITS;
		if (!hasDigits(text, min)) {
			return text;
		}
		String masked = hasRun(text, min) ? new DigitRuns(text, 0).mask(min, anyNumber) : text;
		return (masked.indexOf('%') >= 0) ? maskEncoded(masked, min, anyNumber) : masked;
	}

	private static String maskEncoded(String text, int min, boolean anyNumber) {
		String masked = text;
		for (int levels = 1; levels <= MAX_ENCODINGS; levels++) {
			DigitRuns runs = new DigitRuns(masked, levels);
			if (!runs.isEncoded()) {
				break;
			}
			masked = runs.mask(min, anyNumber);
		}
		// Again, because what is left of a percent sign may have been part of a number
		return masked.equals(text) ? text : new DigitRuns(masked, 0).mask(min, anyNumber);
	}

	/**
	 * Return whether there are enough digits at all, which most texts lack.
	 */
	private static boolean hasDigits(String text, int min) {
		int count = 0;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			boolean digit = (character < 0x80) ? character >= '0' && character <= '9'
					: Character.isDigit(character) || Character.isHighSurrogate(character);
			if (digit && ++count == min) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return whether there is a run of enough digits.
	 */
	private static boolean hasRun(String text, int min) {
		int count = 0;
		boolean separated = false;
		for (int i = 0; i < text.length();) {
			int character = text.codePointAt(i);
			int kind = DigitRuns.kindOf(character);
			if (kind >= 0 && ++count == min) {
				return true;
			}
			if (kind < 0 && kind != DigitRuns.NOTHING && (separated || kind != DigitRuns.SEPARATOR)) {
				count = 0;
			}
			separated = kind == DigitRuns.SEPARATOR || (separated && kind == DigitRuns.NOTHING);
			i += Character.charCount(character);
		}
		return false;
	}

}
