package com.paykka.errors;

/**
 * A text split into digits, separators within a number, and everything else.
 */
final class DigitRuns {

	/** May be between the digits of a number. */
	static final int SEPARATOR = -1;

	private static final int LETTER = -2;

	private static final int OTHER = -3;

	/** Belongs to the character before it, such as the keycap around a digit. */
	static final int NOTHING = -4;

	private static final int MINUS_SIGN = 0x2212;

	// Replaces octets that are not UTF-8
	private static final int REPLACEMENT = 0xFFFD;

	// Letters and symbols without a shape
	private static final String FILLERS = "\u115F\u1160\u2800\u3164\uFFA0";

	private static final int ENCODED_OCTET = 3;

	private static final int MAX_DIGITS = 19;

	private static final int VISIBLE_DIGITS = 4;

	private static final byte[] ASCII = new byte[0x80];

	static {
		for (int i = 0; i < ASCII.length; i++) {
			ASCII[i] = (byte) classify(i);
		}
	}

	private final String text;

	// Where each character of the text starts, and where the text ends
	private final int[] starts;

	// The values of digits, and negative kinds of other characters
	private final byte[] kinds;

	private final int length;

	private final boolean encoded;

	/**
	 * Split a text.
	 * @param text any text
	 * @param levels how many times to decode percent-encoding
	 */
	DigitRuns(String text, int levels) {
		this.text = text;
		this.starts = new int[text.length() + 1];
		int[] characters = new int[text.length()];
		int count = 0;
		for (int i = 0; i < text.length(); count++) {
			characters[count] = text.codePointAt(i);
			this.starts[count] = i;
			i += Character.charCount(characters[count]);
		}
		boolean decoded = levels > 0;
		for (int level = 0; decoded && level < levels; level++) {
			int shorter = decode(characters, count);
			decoded = shorter < count;
			count = shorter;
		}
		this.encoded = decoded;
		byte[] found = new byte[count];
		int visible = 0;
		for (int i = 0; i < count; i++) {
			byte kind = (byte) kindOf(characters[i]);
			if (kind != NOTHING || visible == 0) {
				this.starts[visible] = this.starts[i];
				found[visible++] = kind;
			}
		}
		this.length = visible;
		this.starts[visible] = text.length();
		this.kinds = found;
	}

	/**
	 * Decode percent-encoded UTF-8 once, in place.
	 * @return the number of characters that are left
	 */
	private int decode(int[] characters, int count) {
		int to = 0;
		for (int i = 0; i < count; to++) {
			this.starts[to] = this.starts[i];
			int octet = octetAt(characters, count, i);
			if (octet < 0) {
				characters[to] = characters[i++];
				continue;
			}
			int octets = (octet < 0xC0) ? 1 : (octet < 0xE0) ? 2 : (octet < 0xF0) ? 3 : 4;
			int character = (octet < 0x80) ? octet : octet & (0x7F >> octets);
			for (int k = 1; k < octets && character != REPLACEMENT; k++) {
				int next = octetAt(characters, count, i + ENCODED_OCTET * k);
				character = ((next & 0xC0) == 0x80 && next >= 0) ? character << 6 | (next & 0x3F) : REPLACEMENT;
			}
			boolean valid = character != REPLACEMENT && Character.isValidCodePoint(character)
					&& (octets > 1 || octet < 0x80);
			characters[to] = valid ? character : REPLACEMENT;
			i += ENCODED_OCTET * (valid ? octets : 1);
		}
		return to;
	}

	private static int octetAt(int[] characters, int count, int position) {
		if (position + 2 >= count || characters[position] != '%') {
			return -1;
		}
		int high = hexDigit(characters[position + 1]);
		int low = hexDigit(characters[position + 2]);
		return (high < 0 || low < 0) ? -1 : high << 4 | low;
	}

	private static int hexDigit(int character) {
		return (character < 0x80) ? Character.digit(character, 16) : -1;
	}

	/**
	 * Return whether the last decoding changed anything.
	 */
	boolean isEncoded() {
		return this.encoded;
	}

	/**
	 * Return what a character is.
	 * @param character a code point
	 * @return the value of a digit, or a negative kind
	 */
	static int kindOf(int character) {
		return (character < 0x80) ? ASCII[character] : classify(character);
	}

	private static int classify(int character) {
		if (FILLERS.indexOf(character) >= 0) {
			return NOTHING;
		}
		return switch (Character.getType(character)) {
			case Character.DECIMAL_DIGIT_NUMBER -> Character.digit(character, 10);
			// Invisible ones included
			case Character.SPACE_SEPARATOR, Character.DASH_PUNCTUATION, Character.CONTROL, Character.FORMAT,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
				SEPARATOR;
			case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> NOTHING;
			case Character.MATH_SYMBOL -> (character == '+' || character == MINUS_SIGN) ? SEPARATOR : OTHER;
			// Chinese text puts no space between words and numbers
			case Character.OTHER_LETTER -> Character.isIdeographic(character) ? OTHER : LETTER;
			case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.TITLECASE_LETTER,
					Character.MODIFIER_LETTER ->
				LETTER;
			default -> OTHER;
		};
	}

	/**
	 * Mask all card numbers.
	 * @param min the minimum number of digits
	 * @param anyNumber whether any number of enough digits is one
	 * @return the text without card numbers; the same instance if there are none
	 */
	String mask(int min, boolean anyNumber) {
		boolean[] masked = new boolean[this.length];
		boolean found = false;
		// Inside a card number as well: the real one may start there
		for (int position = 0; position < this.length; position++) {
			int end = endOfCardNumber(position, min, anyNumber);
			if (end != -1) {
				mark(masked, position, end);
				found = true;
			}
		}
		return found ? maskWhatIsLeft(masked, min, anyNumber) : this.text;
	}

	/**
	 * Mask again, because the visible digits and those that follow may form another card
	 * number.
	 */
	private String maskWhatIsLeft(boolean[] masked, int min, boolean anyNumber) {
		forget(masked, 0, this.length);
		for (int position = 0; position < this.length; position++) {
			int end = endOfCardNumber(position, min, anyNumber);
			if (end != -1) {
				mark(masked, position, end);
				forget(masked, position, end);
			}
		}
		StringBuilder safe = new StringBuilder(this.text.length());
		for (int i = 0; i < this.length; i++) {
			if (masked[i]) {
				safe.append('*');
			}
			else {
				safe.append(this.text, this.starts[i], this.starts[i + 1]);
			}
		}
		return safe.toString();
	}

	private void mark(boolean[] masked, int start, int end) {
		int visible = VISIBLE_DIGITS;
		for (int i = end - 1; i >= start; i--) {
			if (this.kinds[i] >= 0 && visible-- <= 0) {
				masked[i] = true;
			}
		}
	}

	private void forget(boolean[] masked, int start, int end) {
		for (int i = start; i < end; i++) {
			if (masked[i]) {
				this.kinds[i] = OTHER;
			}
		}
	}

	/**
	 * Find the end of the longest card number that starts at a position.
	 * @return the index after its last digit, or -1
	 */
	private int endOfCardNumber(int start, int min, boolean anyNumber) {
		if (this.kinds[start] < 0 || (start > 0 && this.kinds[start - 1] >= 0)) {
			return -1;
		}
		int end = -1;
		int count = 0;
		int firstDigits = 0;
		// Luhn sums for an even and an odd number of digits
		int even = 0;
		int odd = 0;
		for (int i = start; isDigit(i) && count < MAX_DIGITS; i++) {
			int digit = this.kinds[i];
			int doubled = (digit < 5) ? 2 * digit : 2 * digit - 9;
			even += (count % 2 == 0) ? doubled : digit;
			odd += (count % 2 == 0) ? digit : doubled;
			firstDigits = (count < 4) ? 10 * firstDigits + digit : firstDigits;
			count++;
			if (!isDigit(i + 1)) {
				boolean checked = ((count % 2 == 0) ? even : odd) % 10 == 0;
				if (count >= min && (anyNumber || isCardNumber(firstDigits, count, checked, start, i + 1))) {
					end = i + 1;
				}
				i += (i + 1 < this.length && this.kinds[i + 1] == SEPARATOR) ? 1 : 0;
			}
		}
		return end;
	}

	private boolean isDigit(int position) {
		return position < this.length && this.kinds[position] >= 0;
	}

	private boolean isCardNumber(int firstDigits, int count, boolean checked, int start, int end) {
		boolean glued = (start > 0 && this.kinds[start - 1] == LETTER)
				|| (end < this.length && this.kinds[end] == LETTER);
		return checked ? CardBrand.exists(firstDigits, count, glued)
				: !glued && CardBrand.mayLackCheckDigit(firstDigits, count);
	}

}
