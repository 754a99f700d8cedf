package com.example.silence;

import java.util.List;
import java.util.Random;

/**
 * Random card numbers of all brands, in random forms.
 */
final class RandomCards {

	/**
	 * First digits and length of each brand's numbers.
	 */
	private static final String[] BRANDS = { "4 16", "4 19", "51 16", "55 16", "2221 16", "2720 16", "34 15", "37 15",
			"36 14", "36 16", "36 19", "300 14", "305 16", "38 14", "39 19", "6011 16", "6011 19", "644 16", "649 19",
			"65 19", "62 16", "62 17", "62 18", "62 19", "3528 16", "3589 17", "2200 16", "2204 19", "8100 16",
			"8171 18", "50 16", "56 18", "58 19", "63 16", "67 19", "60 16" };

	// Next to a letter, fewer digits count as a card number
	private static final List<String> BEFORE = List.of("", " ", ":", ", ", "\"", "(", "/", "=", ";", "<", "|", "card ",
			"card: ", "no. ", "\t", "\n", "\u5361\u53f7");

	private static final List<String> BEHIND = List.of("", " ", ":", ", ", "\"", ")", "/", "=", ";", ">", "|", " card",
			" of", "\t", "\n", "\u5361\u53f7");

	private static final int[] ZEROS = { '0', 0xFF10, 0x0660, 0x0966, 0x1D7CE, 0x1D7F6 };

	private final Random random;

	RandomCards(long seed) {
		this.random = new Random(seed);
	}

	/**
	 * Return a number that passes the Luhn check.
	 */
	String number() {
		String[] brand = BRANDS[this.random.nextInt(BRANDS.length)].split(" ");
		StringBuilder digits = new StringBuilder(brand[0]);
		while (digits.length() < Integer.parseInt(brand[1]) - 1) {
			digits.append(this.random.nextInt(10));
		}
		return digits.append(checkDigit(digits)).toString();
	}

	private static int checkDigit(CharSequence digits) {
		int sum = 0;
		for (int i = 0; i < digits.length(); i++) {
			int digit = digits.charAt(digits.length() - 1 - i) - '0';
			int doubled = (digit < 5) ? 2 * digit : 2 * digit - 9;
			sum += (i % 2 == 0) ? doubled : digit;
		}
		return (10 - sum % 10) % 10;
	}

	/**
	 * Write a number in any digits, with single spaces or dashes anywhere, within other
	 * text, encoded or not.
	 */
	String written(String number) {
		int zero = ZEROS[this.random.nextInt(ZEROS.length)];
		boolean encoded = zero == '0' && this.random.nextInt(4) == 0;
		boolean separated = this.random.nextBoolean();
		StringBuilder text = new StringBuilder(oneOf(BEFORE));
		for (int i = 0; i < number.length(); i++) {
			if (separated && i > 0 && this.random.nextInt(4) == 0) {
				text.append(this.random.nextBoolean() ? ' ' : '-');
			}
			int digit = zero + number.charAt(i) - '0';
			if (encoded && this.random.nextBoolean()) {
				text.append("%3").append(number.charAt(i));
			}
			else {
				text.appendCodePoint(digit);
			}
		}
		return text.append(oneOf(BEHIND)).toString();
	}

	<T> T oneOf(List<T> all) {
		return all.get(this.random.nextInt(all.size()));
	}

}
