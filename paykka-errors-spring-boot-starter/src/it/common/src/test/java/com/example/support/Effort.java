package com.example.support;

/**
 * How much a test tries: some of it in every build, and all of it on
 * the newest line with {@code -Dpaykka.whole=true}.
 */
public final class Effort {

	/**
	 * The system property that asks for all of it.
	 */
	public static final String WHOLE = "suite.whole";

	private Effort() {
	}

	/**
	 * Return whether to try everything.
	 */
	public static boolean isWhole() {
		return Boolean.getBoolean(WHOLE);
	}

	/**
	 * Return one of two numbers.
	 * @param usual the number in every build
	 * @param whole the number if everything is to be tried
	 */
	public static int of(int usual, int whole) {
		return isWhole() ? whole : usual;
	}

}
