package com.paykka.errors.internal.web;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether two exceptions of one request are the same failure, seen by different
 * layers: one may wrap the other or be translated from it.
 */
public final class SameFailure {

	private static final int MAX_CAUSES = 50;

	private SameFailure() {
	}

	/**
	 * Compare an exception with one that was reported before.
	 * @param reported what was reported for the request, or {@code null}
	 * @param thrown the exception at hand
	 * @return whether one is among the causes of the other
	 */
	public static boolean test(@Nullable Object reported, Throwable thrown) {
		return reported instanceof Throwable earlier && (isInChain(earlier, thrown) || isInChain(thrown, earlier));
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
