package com.paykka.errors;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The keys whose values are card numbers. Case, dashes, underscores, spaces and plurals
 * are ignored.
 */
final class CardNumberKeys {

	private static final int MAX_LENGTH = 100;

	private static final Set<String> NAMES = Set.of("card", "pan", "panno", "pannum", "pannumber", "fpan", "dpan",
			"ccno", "ccnum", "ccnumber");

	private static final List<String> ENDINGS = List.of("cardno", "cardnum", "cardnumber", "cardpan", "creditcard",
			"debitcard", "bankcard", "primaryaccountnumber", "\u5361\u53f7", "\u5361\u865f");

	private CardNumberKeys() {
	}

	/**
	 * Return whether a key holds a card number.
	 * @param key the key, after its parent keys and a dot each
	 * @return whether it does
	 */
	static boolean contains(String key) {
		String end = key.substring(Math.max(0, key.length() - MAX_LENGTH));
		int dot = end.lastIndexOf('.');
		String name = normalize(end.substring(dot + 1));
		String parent = normalize(end.substring(end.lastIndexOf('.', dot - 1) + 1, Math.max(0, dot)));
		String path = normalize(end);
		return NAMES.contains(name) || NAMES.contains(parent + name) || endsWithWord(end, "pan")
				|| ENDINGS.stream().anyMatch(path::endsWith);
	}

	private static String normalize(String key) {
		StringBuilder name = new StringBuilder(key.length());
		key.codePoints().filter(Character::isLetterOrDigit).forEach(name::appendCodePoint);
		String singular = name.toString().toLowerCase(Locale.ROOT).replace("cards", "card");
		return singular.endsWith("s") ? singular.substring(0, singular.length() - 1) : singular;
	}

	/**
	 * Return whether a key ends with a word, and not just with its letters: {@code
	 * shopperPan}, but not {@code timespan}.
	 */
	private static boolean endsWithWord(String key, String word) {
		int start = key.length() - word.length();
		if (start <= 0 || !key.regionMatches(true, start, word, 0, word.length())) {
			return false;
		}
		char before = key.charAt(start - 1);
		return !Character.isLetter(before)
				|| (Character.isLowerCase(before) && Character.isUpperCase(key.charAt(start)));
	}

}
