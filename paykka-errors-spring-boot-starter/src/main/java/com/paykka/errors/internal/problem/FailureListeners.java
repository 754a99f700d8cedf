package com.paykka.errors.internal.problem;

import java.util.List;
import java.util.function.Consumer;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.translation.ExtensionFaults;

/**
 * Tells all listeners about a failure, and skips those that throw.
 */
public final class FailureListeners {

	private final FailureListener[] listeners;

	private final ExtensionFaults extensionFaults;

	/**
	 * Create a list.
	 * @param listeners the listeners
	 * @param extensionFaults where to report those that throw
	 */
	public FailureListeners(List<FailureListener> listeners, ExtensionFaults extensionFaults) {
		this.listeners = listeners.toArray(FailureListener[]::new);
		this.extensionFaults = extensionFaults;
	}

	/**
	 * Tell about a failure, whoever answers it. Call this once for each failure.
	 * @param exception the failure
	 */
	public void onFailure(PaykkaException exception) {
		tell((listener) -> listener.onFailure(exception));
	}

	/**
	 * Tell about a failure that is answered with a problem. Call this once for each
	 * failure.
	 * @param exception the failure
	 * @param status the HTTP status of the problem
	 * @param request the request that failed
	 */
	public void onProblem(PaykkaException exception, int status, ProblemRequest request) {
		tell((listener) -> listener.onProblem(exception, status, request));
	}

	private void tell(Consumer<FailureListener> news) {
		for (FailureListener listener : this.listeners) {
			try {
				news.accept(listener);
			}
			catch (RuntimeException | LinkageError | StackOverflowError ex) {
				this.extensionFaults.report("reporting a failure to", listener, ex);
			}
		}
	}

}
