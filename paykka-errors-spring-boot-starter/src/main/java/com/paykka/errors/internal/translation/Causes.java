package com.paykka.errors.internal.translation;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Reads chains of causes, which may be circular, endless or broken.
 */
public final class Causes {

	private static final int MAX_CAUSES = 100;

	private Causes() {
	}

	/**
	 * Return whether two exceptions report the same event, which layers may have wrapped
	 * or unwrapped: one is among the causes of the other.
	 */
	public static boolean areRelated(Throwable one, Throwable other) {
		return one == other || isInChain(one, other) || isInChain(other, one);
	}

	static boolean isInChain(Throwable wanted, Throwable start) {
		return of(start).stream().anyMatch((link) -> link == wanted);
	}

	/** Return an exception and its causes. */
	public static List<Throwable> of(Throwable thrown) {
		List<Throwable> chain = new ArrayList<>(4);
		Throwable current = thrown;
		for (int i = 0; current != null && i < MAX_CAUSES; i++) {
			chain.add(current);
			current = below(current);
		}
		return chain;
	}

	/**
	 * Return whether an exception means that the caller has left, as Spring sees it.
	 * Spring would search endless causes for ever.
	 */
	public static boolean isLostCaller(Throwable thrown) {
		return of(thrown).size() < MAX_CAUSES && DisconnectedClientHelper.isClientDisconnectedException(thrown);
	}

	/** Return the cause of an exception, if it has one and does not throw instead. */
	private static @Nullable Throwable below(Throwable link) {
		try {
			return link.getCause();
		}
		catch (VirtualMachineError ex) {
			throw ex;
		}
		catch (Throwable ex) {
			return null;
		}
	}

}
