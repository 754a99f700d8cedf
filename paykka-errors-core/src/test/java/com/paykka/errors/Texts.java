package com.paykka.errors;

import java.util.Locale;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Texts for property tests.
 */
final class Texts {

	private Texts() {
	}

	/**
	 * Card numbers of all brands, with at most one space or dash between digits.
	 */
	static Arbitrary<String> cardNumbers() {
		Arbitrary<String> separators = Arbitraries.of("", "", "", " ", "-").list().ofSize(19).map((all) -> {
			StringBuilder text = new StringBuilder();
			all.forEach((separator) -> text.append(separator.isEmpty() ? "x" : separator));
			return text.toString();
		});
		Arbitrary<String> numbers = Arbitraries
			.of("4/16", "4/19", "51/16", "55/16", "2221/16", "2720/16", "34/15", "37/15", "300/14", "305/16", "36/14",
					"38/19", "39/14", "6011/16", "6011/19", "644/16", "649/19", "65/16", "3528/16", "3589/19",
					"2200/17", "2204/16", "62/16", "62/17", "62/18", "62/19", "8100/16", "8171/19", "50/16", "56/18",
					"58/19", "63/16", "67/19", "60/16")
			.flatMap(Texts::numbersOf);
		return Combinators
			.combine(numbers, Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just("")), Tuple.of(2, separators)))
			.as(Texts::separate);
	}

	/**
	 * Card numbers that are masked next to letters, too.
	 */
	static Arbitrary<String> commonCardNumbers() {
		return Arbitraries
			.of("4/16", "51/16", "55/16", "2221/16", "2720/16", "34/15", "37/15", "36/14", "6011/16", "644/16", "65/16",
					"3528/16", "3589/16", "2200/16", "2204/16", "62/16", "62/19", "8100/16", "8171/16")
			.flatMap(Texts::numbersOf);
	}

	private static Arbitrary<String> numbersOf(String startAndLength) {
		String start = startAndLength.substring(0, startAndLength.indexOf('/'));
		int length = Integer.parseInt(startAndLength.substring(start.length() + 1));
		return Arbitraries.strings()
			.numeric()
			.ofLength(length - 1 - start.length())
			.map((more) -> withCheckDigit(start + more));
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
				"\uff14", "\u0664", "\ud835\udfd2", "\u00a0", "\u2011", "\n", "\u0000", "\u200b", "\ud83d\ude00",
				"\ud83d", "*", "");
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
