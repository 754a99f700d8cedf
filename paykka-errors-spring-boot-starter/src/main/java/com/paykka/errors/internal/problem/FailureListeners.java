package com.paykka.errors.internal.problem;

import java.util.List;
import java.util.function.Consumer;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.FailureMemory.Action;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Notifies all listeners of a failure, and skips those that throw. What the memory
 * already holds is not repeated.
 */
public final class FailureListeners {

	private final FailureListener[] listeners;

	private final FailureMemory memory;

	private final ExtensionFaults extensionFaults;

	/**
	 * Create a list.
	 * @param listeners the listeners
	 * @param extensionFaults where to report those that throw
	 */
	public FailureListeners(List<FailureListener> listeners, ExtensionFaults extensionFaults) {
		this.listeners = listeners.toArray(FailureListener[]::new);
		this.memory = listeners.stream()
			.filter(FailureMemory.class::isInstance)
			.map(FailureMemory.class::cast)
			.findFirst()
			.orElse((action, thrown, exception) -> true);
		this.extensionFaults = extensionFaults;
	}

	/**
	 * Notify the listeners of a failure that was not translated.
	 * @param exception the failure
	 */
	public void onFailure(PaykkaException exception) {
		onFailure(exception, exception);
	}

	/**
	 * Notify the listeners of a failure, whoever handles it.
	 * @param thrown the exception as it was thrown
	 * @param exception the failure that it represents
	 */
	public void onFailure(Throwable thrown, PaykkaException exception) {
		onFailure(thrown, exception, this.memory);
	}

	private void onFailure(Throwable thrown, PaykkaException exception, FailureMemory applicable) {
		if (applicable.isFirst(Action.COUNT, thrown, exception)) {
			notifyEach((listener) -> listener.onFailure(exception));
		}
	}

	/**
	 * Notify the listeners of a failure that becomes a problem. Call this once for each
	 * problem.
	 * @param failure the failure
	 * @param status the HTTP status of the problem
	 * @param request the request that failed
	 */
	public void onProblem(Failure failure, int status, ProblemRequest request) {
		PaykkaException exception = failure.exception();
		if (this.memory.isFirst(Action.LOG, exception, exception)) {
			notifyEach((listener) -> listener.log(failure, status, request));
		}
		notifyEach((listener) -> listener.onProblem(exception, status, request));
	}

	/**
	 * Notify the listeners of a failure that the application reports, or that has left an
	 * operation that no request waits for.
	 * @param thrown the exception as it was thrown
	 * @param exception the failure that it represents
	 * @param operation the memory of the operation that it has left, or {@code null} if
	 * the application reports it
	 */
	public void report(Throwable thrown, PaykkaException exception, @Nullable FailureMemory operation) {
		FailureMemory applicable = (operation != null) ? operation : this.memory;
		onFailure(thrown, exception, applicable);
		if (applicable.isFirst(Action.LOG, thrown, exception)) {
			notifyEach((listener) -> listener.log(exception));
			if (operation == null) {
				notifyEach((listener) -> listener.onReport(exception));
			}
		}
	}

	private void notifyEach(Consumer<FailureListener> notification) {
		for (FailureListener listener : this.listeners) {
			try {
				notification.accept(listener);
			}
			catch (RuntimeException | LinkageError | StackOverflowError ex) {
				this.extensionFaults.report("reporting a failure to", listener, ex);
			}
		}
	}

}
