package com.paykka.errors.test;

import org.jspecify.annotations.Nullable;

/**
 * The failure that an amount requests: 900<i>xxxx</i> fails with the code <i>xxxx</i> in
 * {@code data}, 800<i>xxxx</i> with it as {@code ret_code}, 700<i>xxxx</i> with it at the
 * top level.
 *
 * @param code the code
 * @param place where the code is in the response
 */
record AmountCode(String code, Place place) {

	static @Nullable AmountCode of(long amount) {
		Place place = switch ((int) Math.min(amount / 10_000, 1_000)) {
			case 900 -> Place.DATA;
			case 800 -> Place.RET_CODE;
			case 700 -> Place.TOP_LEVEL;
			default -> null;
		};
		return (place != null && amount % 10_000 != 0) ? new AmountCode("%04d".formatted(amount % 10_000), place)
				: null;
	}

	/**
	 * Where the code is in a response.
	 */
	enum Place {

		DATA, RET_CODE, TOP_LEVEL

	}

}
