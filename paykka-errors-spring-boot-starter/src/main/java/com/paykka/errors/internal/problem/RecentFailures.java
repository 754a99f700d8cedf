package com.paykka.errors.internal.problem;

import java.util.ArrayDeque;
import java.util.Deque;

import com.paykka.errors.internal.translation.Causes;
import com.paykka.errors.internal.translation.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what has been done about the newest failures of an observation. Exceptions
 * themselves can't be marked, because applications share constants.
 */
public final class RecentFailures {

	private static final int NEWEST = 16 * Action.values().length;

	private final Deque<Known> newest = new ArrayDeque<>(2);

	private final @Nullable RecentFailures outer;

	private final @Nullable ProblemRequest request;

	private final @Nullable String task;

	/**
	 * Create the memory of an observation.
	 * @param outer that of the observation around it
	 * @param request its request, or {@code null} for the outer's
	 * @param task the name of its task, or {@code null} for the outer's
	 */
	public RecentFailures(@Nullable RecentFailures outer, @Nullable ProblemRequest request, @Nullable String task) {
		this.outer = outer;
		this.request = (request != null || outer == null) ? request : outer.request;
		this.task = (task != null || outer == null) ? task : outer.task;
	}

	public @Nullable ProblemRequest request() {
		return this.request;
	}

	public @Nullable String task() {
		return this.task;
	}

	/**
	 * Remember an action here and around, because the failure may leave the current
	 * observation next.
	 */
	boolean isFirst(Action action, Failure failure) {
		boolean first = add(action, failure);
		return (this.outer == null || this.outer.isFirst(action, failure)) && first;
	}

	private synchronized boolean add(Action action, Failure failure) {
		for (Known known : this.newest) {
			if (known.action() == action && known.is(failure)) {
				return false;
			}
		}
		if (this.newest.size() == NEWEST) {
			this.newest.removeFirst();
		}
		this.newest.addLast(new Known(failure, action));
		return true;
	}

	enum Action {

		COUNT, LOG

	}

	private record Known(Failure failure, Action action) {

		/**
		 * Return whether a failure is this one, possibly wrapped or translated again. One
		 * with another code is another failure.
		 */
		private boolean is(Failure other) {
			return this.failure.exception().getErrorCode() == other.exception().getErrorCode()
					&& (this.failure.exception() == other.exception()
							|| Causes.areRelated(this.failure.link(), other.link()));
		}

	}

}
