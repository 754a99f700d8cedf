package com.paykka.errors.internal.problem;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.translation.Causes;
import com.paykka.errors.internal.translation.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what has been done about the newest failures of an observation. Exceptions
 * themselves can't be marked, because applications share constants.
 */
public final class RecentFailures {

	private static final int NEWEST = 16;

	private final Deque<Known> newest = new ArrayDeque<>(2);

	private final @Nullable String task;

	public RecentFailures(@Nullable String task) {
		this.task = task;
	}

	@Nullable String task() {
		return this.task;
	}

	synchronized boolean isFirst(Action action, Failure failure) {
		for (Known known : this.newest) {
			if (known.is(failure)) {
				return known.actions().add(action);
			}
		}
		if (this.newest.size() == NEWEST) {
			this.newest.removeFirst();
		}
		this.newest.addLast(new Known(failure.link(), failure.exception(), EnumSet.of(action)));
		return true;
	}

	/**
	 * What is done once about each failure.
	 */
	enum Action {

		COUNT, LOG

	}

	private record Known(Throwable link, PaykkaException exception, Set<Action> actions) {

		/**
		 * Return whether a failure is this one, possibly wrapped or translated again. One
		 * with another code is another failure.
		 */
		private boolean is(Failure failure) {
			return this.exception.getErrorCode() == failure.exception().getErrorCode()
					&& (this.exception == failure.exception() || Causes.areRelated(this.link, failure.link()));
		}

	}

}
