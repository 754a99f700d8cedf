package com.paykka.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds card numbers by following the rule literally, which is slow. Tests compare
 * {@link CardNumbers} with it.
 */
final class CardNumberSearch {

	private static final Pattern DIGITS = Pattern.compile("\\p{Nd}(?:[ -]?\\p{Nd}){12,18}");

	private static final Pattern BESIDE = Pattern.compile("[\\p{L}\\p{Nd}&&\\P{IsIdeographic}]");

	private CardNumberSearch() {
	}

	/**
	 * Return the positions of all card numbers, including overlapping ones.
	 */
	static List<Range> in(String text) {
		List<Range> found = new ArrayList<>();
		for (int start = 0; start < text.length(); start++) {
			if (!Character.isDigit(text.charAt(start)) || isBeside(text, start - 1)) {
				continue;
			}
			for (int end = start + 13; end <= Math.min(text.length(), start + 37); end++) {
				if (!isBeside(text, end) && isCardNumber(text.substring(start, end))) {
					found.add(new Range(start, end));
				}
			}
		}
		return found;
	}

	/**
	 * Mask all card numbers, and repeat while the visible rest looks like one.
	 */
	static String mask(String text) {
		List<Range> ranges = in(text);
		if (ranges.isEmpty()) {
			return text;
		}
		StringBuilder masked = new StringBuilder(text);
		for (Range range : ranges) {
			int digits = digits(text.substring(range.start(), range.end())).length;
			for (int i = range.start(), digit = 0; digit < digits - 4; i++) {
				if (Character.isDigit(text.charAt(i))) {
					masked.setCharAt(i, '*');
					digit++;
				}
			}
		}
		return mask(masked.toString());
	}

	private static boolean isBeside(String text, int position) {
		return position >= 0 && position < text.length()
				&& BESIDE.matcher(text.substring(position, position + 1)).matches();
	}

	private static boolean isCardNumber(String text) {
		return DIGITS.matcher(text).matches() && "23456".indexOf('0' + digits(text)[0]) >= 0
				&& passesLuhnCheck(digits(text));
	}

	private static int[] digits(String text) {
		return text.chars().filter(Character::isDigit).map(Character::getNumericValue).toArray();
	}

	static boolean passesLuhnCheck(int... digits) {
		int sum = 0;
		for (int i = 0; i < digits.length; i++) {
			boolean doubled = (digits.length - i) % 2 == 0;
			// 18 becomes 1 + 8
			sum += doubled ? (2 * digits[i]) / 10 + (2 * digits[i]) % 10 : digits[i];
		}
		return sum % 10 == 0;
	}

	/**
	 * The position of a card number.
	 *
	 * @param start the index of its first digit
	 * @param end the index after its last digit
	 */
	record Range(int start, int end) {
	}

}
