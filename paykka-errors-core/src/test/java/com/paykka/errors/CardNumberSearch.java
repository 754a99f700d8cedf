package com.paykka.errors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds card numbers by following the rule literally, which is slow. Tests compare
 * {@link CardNumbers} with it.
 */
final class CardNumberSearch {

	private static final String BETWEEN = "[\\p{Zs}\\p{Pd}\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}+\u2212]";

	private static final Pattern DIGITS = Pattern.compile("\\p{Nd}(?:" + BETWEEN + "?\\p{Nd}){13,18}");

	private static final String MASTERCARD = "5[1-5]\\d\\d|222[1-9]|22[3-9]\\d|2[3-6]\\d\\d|27[01]\\d|2720";

	private static final String DISCOVER = "6011|64[4-9]\\d|65\\d\\d";

	private static final String OF_ANY_LENGTH = "352[89]|35[3-8]\\d|220[0-4]|62\\d\\d|81[0-6]\\d|817[01]";

	private static final Pattern FREE_STANDING = Pattern
		.compile("4(\\d{15}|\\d{18})|(" + MASTERCARD + ")\\d{12}|3[47]\\d{13}"
				+ "|(30[0-5]\\d|3[689]\\d\\d)(\\d{10}|\\d{12}|\\d{15})|(" + DISCOVER + ")(\\d{12}|\\d{15})|("
				+ OF_ANY_LENGTH + ")\\d{12,15}|(5[0678]|63|67)(\\d{14}|\\d{16}|\\d{17})|60\\d{14}");

	private static final Pattern GLUED = Pattern.compile("(4\\d{3}|" + MASTERCARD + '|' + DISCOVER + '|' + OF_ANY_LENGTH
			+ ")\\d{12}|3[47]\\d{13}|36\\d{12}|62\\d{17}");

	private static final Pattern WITHOUT_CHECK_DIGIT = Pattern.compile("62(\\d{14}|\\d{17})");

	private static final Pattern LETTER = Pattern.compile("[\\p{L}&&\\P{IsIdeographic}]");

	private CardNumberSearch() {
	}

	/**
	 * Return the positions of all card numbers, including overlapping ones.
	 */
	static List<Range> in(String text) {
		List<Range> found = new ArrayList<>();
		for (int start = 0; start < text.length(); start++) {
			if (!Character.isDigit(text.codePointAt(start)) || isDigit(before(text, start))) {
				continue;
			}
			for (int end = start + 14; end <= Math.min(text.length(), start + 80); end++) {
				if (!isDigit(at(text, end)) && DIGITS.matcher(text.substring(start, end)).matches()
						&& isCardNumber(text, start, end)) {
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
		TreeSet<Integer> masked = new TreeSet<>();
		for (Range range : ranges) {
			int[] places = IntStream.range(range.start(), range.end())
				.filter((place) -> isDigit(at(text, place)))
				.toArray();
			Arrays.stream(places).limit(places.length - 4).forEach(masked::add);
		}
		StringBuilder result = new StringBuilder(text);
		for (int place : masked.descendingSet()) {
			result.replace(place, place + at(text, place).length(), "*");
		}
		return mask(result.toString());
	}

	private static String at(String text, int position) {
		return (position < text.length()) ? Character.toString(text.codePointAt(position)) : "";
	}

	private static String before(String text, int position) {
		return (position > 0) ? Character.toString(text.codePointBefore(position)) : "";
	}

	private static boolean isDigit(String character) {
		return !character.isEmpty() && Character.isDigit(character.codePointAt(0));
	}

	private static boolean isCardNumber(String text, int start, int end) {
		boolean glued = LETTER.matcher(before(text, start)).matches() || LETTER.matcher(at(text, end)).matches();
		int[] digits = text.substring(start, end)
			.codePoints()
			.filter(Character::isDigit)
			.map(Character::getNumericValue)
			.toArray();
		String number = Arrays.stream(digits).mapToObj(Integer::toString).collect(Collectors.joining());
		return passesLuhnCheck(digits) ? (glued ? GLUED : FREE_STANDING).matcher(number).matches()
				: !glued && WITHOUT_CHECK_DIGIT.matcher(number).matches();
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
