package com.paykka.errors.internal.translation;

/**
 * Compares chains of causes.
 */
public final class Causes {

	private static final int MAX_CAUSES = 50;

	private Causes() {
	}

	/**
	 * Return whether two exceptions tell of the same event, which layers may have wrapped
	 * or unwrapped.
	 * @param one an exception
	 * @param other another
	 * @return whether one is among the causes of the other
	 */
	public static boolean areRelated(Throwable one, Throwable other) {
		return isInChain(one, other) || isInChain(other, one);
	}

	private static boolean isInChain(Throwable wanted, Throwable start) {
		Throwable current = start;
		for (int i = 0; current != null && i < MAX_CAUSES; i++) {
			if (current == wanted) {
				return true;
			}
			current = current.getCause();
		}
		return false;
	}

}
