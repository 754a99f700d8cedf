package com.paykka.errors;

import java.util.Locale;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Texts for testing properties.
 */
final class Texts {

	private Texts() {
	}

	/**
	 * Card numbers of 13 to 19 digits, with at most one space or dash between digits.
	 */
	static Arbitrary<String> cardNumbers() {
		Arbitrary<String> first = Arbitraries.of("2", "3", "4", "5", "6");
		Arbitrary<String> rest = Arbitraries.strings().numeric().ofMinLength(11).ofMaxLength(17);
		Arbitrary<String> separators = Arbitraries.of("", "", "", " ", "-").list().ofSize(19).map((all) -> {
			StringBuilder text = new StringBuilder();
			all.forEach((separator) -> text.append(separator.isEmpty() ? "x" : separator));
			return text.toString();
		});
		return Combinators
			.combine(first, rest, Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just("")), Tuple.of(2, separators)))
			.as((start, end, between) -> separate(withCheckDigit(start + end), between));
	}

	private static String separate(String digits, String separators) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < digits.length(); i++) {
			text.append(digits.charAt(i));
			boolean separated = i < digits.length() - 1 && i < separators.length() && separators.charAt(i) != 'x';
			text.append(separated ? separators.substring(i, i + 1) : "");
		}
		return text.toString();
	}

	static String withCheckDigit(String digits) {
		for (int check = 0; check <= 9; check++) {
			if (CardNumberSearch.passesLuhnCheck((digits + check).chars().map((digit) -> digit - '0').toArray())) {
				return digits + check;
			}
		}
		throw new IllegalArgumentException(digits);
	}

	/**
	 * Texts of digits, separators, card numbers, letters in several scripts and invisible
	 * characters.
	 */
	static Arbitrary<String> withDigits() {
		Arbitrary<String> digits = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(8);
		Arbitrary<String> beside = Arbitraries.of(" ", "-", "  ", ".", ",", "\"", "x", "GW", "\u00e9", "\u5361",
				"\uff14", "\u0664", "\n", "\u0000", "\u200b", "\ud83d\ude00", "\ud83d", "*", "");
		return Arbitraries.frequencyOf(Tuple.of(3, digits), Tuple.of(3, beside), Tuple.of(1, cardNumbers()))
			.list()
			.ofMaxSize(12)
			.map((parts) -> String.join("", parts))
			.withoutEdgeCases();
	}

	/**
	 * Any untrusted text.
	 */
	static Arbitrary<String> hostile() {
		return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(40), withDigits(),
				Arbitraries.of("{0}", "<1>", "", " ", "\r\n", "x".repeat(700), "4111 1111 1111 1111\r\n".repeat(40)));
	}

	static Arbitrary<Locale> locales() {
		return Arbitraries.of(Locale.getAvailableLocales());
	}

}
