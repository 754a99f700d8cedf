package com.paykka.errors.internal.problem;

import java.util.List;
import java.util.function.Consumer;

import com.paykka.errors.internal.problem.RecentFailures.Action;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Notifies all listeners of a failure, and skips those that throw. What the operation
 * remembers is not repeated.
 */
public final class FailureListeners {

	private final FailureListener[] listeners;

	private final ExtensionFaults extensionFaults;

	public FailureListeners(List<FailureListener> listeners, ExtensionFaults extensionFaults) {
		this.listeners = listeners.toArray(FailureListener[]::new);
		this.extensionFaults = extensionFaults;
	}

	public void onFailure(Failure failure) {
		onFailure(failure, current());
	}

	private void onFailure(Failure failure, @Nullable RecentFailures operation) {
		if (isFirst(Action.COUNT, failure, operation)) {
			notifyEach((listener) -> listener.onFailure(failure.exception()));
		}
	}

	/** Call this once for each problem. */
	public void onProblem(Failure failure, int status, ProblemRequest request) {
		if (isFirst(Action.LOG, failure, current())) {
			notifyEach((listener) -> listener.log(failure, status, request));
		}
		notifyEach((listener) -> listener.onProblem(failure.exception()));
	}

	public void onReport(Failure failure) {
		if (onUnattended(failure, current())) {
			notifyEach((listener) -> listener.onReport(failure.exception()));
		}
	}

	/** Return whether it is the first notification. */
	public boolean onUnattended(Failure failure, @Nullable RecentFailures operation) {
		onFailure(failure, operation);
		boolean first = isFirst(Action.LOG, failure, operation);
		if (first) {
			notifyEach((listener) -> listener.log(failure.exception(), operation));
		}
		return first;
	}

	private @Nullable RecentFailures current() {
		for (FailureListener listener : this.listeners) {
			RecentFailures operation = listener.recentFailures();
			if (operation != null) {
				return operation;
			}
		}
		return null;
	}

	private static boolean isFirst(Action action, Failure failure, @Nullable RecentFailures operation) {
		return operation == null || operation.isFirst(action, failure);
	}

	private void notifyEach(Consumer<FailureListener> notification) {
		for (FailureListener listener : this.listeners) {
			try {
				notification.accept(listener);
			}
			catch (Throwable ex) {
				this.extensionFaults.report("reporting a failure to", listener, ex);
			}
		}
	}

}
