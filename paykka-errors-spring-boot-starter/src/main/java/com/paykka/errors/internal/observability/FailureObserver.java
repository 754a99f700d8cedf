package com.paykka.errors.internal.observability;

import java.util.function.Supplier;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.FailureListener;
import com.paykka.errors.internal.problem.FailureMemory;
import com.paykka.errors.internal.problem.ProblemRequest;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Adds its handlers to the registry before Boot adds all others, which it does once the
 * registry is initialized. Also adds failures to current observations: to a servlet
 * request's when a problem is sent (for reactive requests, Spring does that), and to any
 * other's when the application reports the failure. Remembers on the current observation
 * what has been done about a failure.
 */
class FailureObserver implements BeanPostProcessor, FailureListener, FailureMemory {

	private final Supplier<@Nullable FailureReporter> reporter;

	private final boolean marking;

	private volatile ObservationRegistry registry = ObservationRegistry.NOOP;

	/**
	 * Create an observer.
	 * @param reporter reports what leaves an operation that no request waits for;
	 * obtained when there is something to report
	 * @param marking whether observations get the failures
	 */
	FailureObserver(Supplier<@Nullable FailureReporter> reporter, boolean marking) {
		this.reporter = reporter;
		this.marking = marking;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof ObservationRegistry found) {
			// First, because the other handler replaces the error
			found.observationConfig().observationHandler(new UnattendedFailures(this.reporter));
			if (this.marking) {
				ObservationMarks marks = new ObservationMarks();
				found.observationConfig().observationHandler(marks).observationFilter(marks);
			}
			this.registry = found;
		}
		return bean;
	}

	@Override
	public void onProblem(PaykkaException exception, int status, ProblemRequest request) {
		if (!this.marking) {
			return;
		}
		// Others, such as Spring Security's, may have been opened inside the request's
		for (Observation.Scope scope = this.registry.getCurrentObservationScope(); scope != null; scope = scope
			.getPreviousObservationScope()) {
			Observation observation = scope.getCurrentObservation();
			if (observation != null && OperationKind.of(observation.getContext()) == OperationKind.SERVLET_REQUEST) {
				// Setting the error on the context would not reach the trace
				observation.error(exception);
				return;
			}
		}
	}

	@Override
	public void onReport(PaykkaException exception) {
		Observation current = current();
		if (this.marking && current != null) {
			OperationKind kind = OperationKind.of(current.getContext());
			if (kind == OperationKind.OTHER) {
				ObservationMarks.mark(current, exception);
			}
			else if (!kind.isRequest()) {
				current.error(exception);
			}
		}
	}

	@Override
	public boolean isFirst(Action action, Throwable thrown, PaykkaException exception) {
		Observation current = current();
		return current == null || OperationMemory.of(current.getContext()).isFirst(action, thrown, exception);
	}

	/**
	 * Return the current observation, or the one around it if it is switched off.
	 */
	private @Nullable Observation current() {
		for (Observation.Scope scope = this.registry.getCurrentObservationScope(); scope != null; scope = scope
			.getPreviousObservationScope()) {
			Observation observation = scope.getCurrentObservation();
			if (observation != null && !observation.isNoop()) {
				return observation;
			}
		}
		return null;
	}

}
