package com.paykka.errors.internal.problem;

import java.util.List;
import java.util.function.Consumer;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.FailureMemory.Step;
import com.paykka.errors.internal.translation.ExtensionFaults;
import com.paykka.errors.internal.translation.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Tells all listeners about a failure, and skips those that throw. What one of them
 * remembers is not told again.
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
			.orElse((step, thrown, exception) -> true);
		this.extensionFaults = extensionFaults;
	}

	/**
	 * Tell about a failure, whoever answers it. Call this once for each failure.
	 * @param exception the failure
	 */
	public void onFailure(PaykkaException exception) {
		onFailure(exception, exception);
	}

	/**
	 * Tell about a failure, whoever answers it. Call this once for each failure.
	 * @param thrown the exception as it was thrown
	 * @param exception the failure that it stands for
	 */
	public void onFailure(Throwable thrown, PaykkaException exception) {
		onFailure(thrown, exception, this.memory);
	}

	private void onFailure(Throwable thrown, PaykkaException exception, FailureMemory asked) {
		if (asked.isFirst(Step.COUNT, thrown, exception)) {
			tell((listener) -> listener.onFailure(exception));
		}
	}

	/**
	 * Tell about a failure that is answered with a problem. Call this once for each
	 * failure.
	 * @param failure the failure
	 * @param status the HTTP status of the problem
	 * @param request the request that failed
	 */
	public void onProblem(Failure failure, int status, ProblemRequest request) {
		PaykkaException exception = failure.exception();
		if (this.memory.isFirst(Step.LOG, exception, exception)) {
			tell((listener) -> listener.log(failure, status, request));
		}
		tell((listener) -> listener.onProblem(exception, status, request));
	}

	/**
	 * Tell about a failure that the application reports, or that has left an operation
	 * which no request waits for.
	 * @param thrown the exception as it was thrown
	 * @param exception the failure that it stands for
	 * @param operation the memory of the operation that it has left, or {@code null} if
	 * the application reports it
	 */
	public void report(Throwable thrown, PaykkaException exception, @Nullable FailureMemory operation) {
		FailureMemory asked = (operation != null) ? operation : this.memory;
		onFailure(thrown, exception, asked);
		if (asked.isFirst(Step.LOG, thrown, exception)) {
			tell((listener) -> listener.log(exception));
			if (operation == null) {
				tell((listener) -> listener.onReport(exception));
			}
		}
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
