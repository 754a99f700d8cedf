package com.paykka.errors.internal.translation;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads chains of causes, which may be circular.
 */
public final class Causes {

	private static final int MAX_CAUSES = 50;

	private Causes() {
	}

	/**
	 * Return whether two exceptions report the same event, which layers may have wrapped
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

	/**
	 * Return an exception and its causes.
	 * @param thrown the exception
	 * @return the chain, limited in length because it may be circular
	 */
	public static List<Throwable> of(Throwable thrown) {
		List<Throwable> chain = new ArrayList<>(4);
		Throwable current = thrown;
		for (int i = 0; current != null && i < MAX_CAUSES; i++) {
			chain.add(current);
			current = current.getCause();
		}
		return chain;
	}

}
