package com.paykka.errors;

/**
 * The first digits and lengths of each card brand's numbers.
 */
enum CardBrand {

	VISA(lengths(16, 19), lengths(16), 4000, 4999),

	MASTERCARD(lengths(16), lengths(16), 5100, 5599, 2221, 2720),

	AMERICAN_EXPRESS(lengths(15), lengths(15), 3400, 3499, 3700, 3799),

	DINERS_CLUB_INTERNATIONAL(lengths(14, 16, 19), lengths(14), 3600, 3699),

	DINERS_CLUB(lengths(14, 16, 19), lengths(), 3000, 3059, 3800, 3999),

	DISCOVER(lengths(16, 19), lengths(16), 6011, 6011, 6440, 6599),

	UNION_PAY(lengths(16, 17, 18, 19), lengths(16, 19), 6200, 6299),

	JCB_MIR_AND_OTHER_UNION_PAY(lengths(16, 17, 18, 19), lengths(16), 3528, 3589, 2200, 2204, 8100, 8171),

	MAESTRO(lengths(16, 18, 19), lengths(), 5000, 5099, 5600, 5899, 6300, 6399, 6700, 6799),

	RUPAY(lengths(16), lengths(), 6000, 6099);

	private static final CardBrand[] BRANDS = values();

	private final int freeStanding;

	private final int glued;

	private final int[] ranges;

	/**
	 * Create a brand.
	 * @param freeStanding the lengths of numbers on their own, as bits
	 * @param glued the lengths of numbers next to a letter, as bits
	 * @param ranges the lowest and the highest first four digits of each range
	 */
	CardBrand(int freeStanding, int glued, int... ranges) {
		this.freeStanding = freeStanding;
		this.glued = glued;
		this.ranges = ranges;
	}

	private static int lengths(int... lengths) {
		int bits = 0;
		for (int length : lengths) {
			bits |= 1 << length;
		}
		return bits;
	}

	/**
	 * Return whether any brand has such numbers.
	 * @param start the first four digits
	 * @param length the number of digits
	 * @param glued whether there is a letter next to them
	 * @return whether there is such a brand
	 */
	static boolean exists(int start, int length, boolean glued) {
		for (CardBrand brand : BRANDS) {
			int lengths = glued ? brand.glued : brand.freeStanding;
			if ((lengths & 1 << length) != 0 && brand.has(start)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return whether a number that fails the Luhn check may still be a card number: some
	 * UnionPay cards have no check digit.
	 * @param start the first four digits
	 * @param length the number of digits
	 * @return whether it may be one
	 */
	static boolean mayLackCheckDigit(int start, int length) {
		return UNION_PAY.has(start) && (length == 16 || length == 19);
	}

	private boolean has(int start) {
		for (int i = 0; i < this.ranges.length; i += 2) {
			if (start >= this.ranges[i] && start <= this.ranges[i + 1]) {
				return true;
			}
		}
		return false;
	}

}
