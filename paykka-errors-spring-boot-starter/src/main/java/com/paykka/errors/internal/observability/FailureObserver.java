package com.paykka.errors.internal.observability;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.FailureListener;
import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.problem.RecentFailures;
import io.micrometer.observation.Observation;
import io.micrometer.observation.Observation.Context;
import io.micrometer.observation.Observation.ContextView;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Adds its handlers to the registry before Boot adds all others, which it does once the
 * registry is initialized. Also adds failures to current observations: to a servlet
 * request's when a problem is sent (for reactive requests, Spring does that), and to any
 * other's when the application reports the failure. Finds what the current observation
 * remembers.
 */
class FailureObserver implements BeanPostProcessor, FailureListener {

	private static final int MAX_OBSERVATIONS = 100;

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
		// Others, such as Spring Security's, may have been opened inside the request's
		Observation observation = this.marking ? current(Observed::isServletRequest) : null;
		if (observation != null) {
			// Setting the error on the context would not reach the trace
			observation.error(exception);
		}
	}

	@Override
	public void onReport(PaykkaException exception) {
		Observation observation = this.marking ? current((context) -> true) : null;
		if (observation == null || Observed.isRequest(observation.getContext())) {
			return;
		}
		if (Observed.isCall(observation.getContext()) || Observed.isUnattended(observation.getContext())) {
			observation.error(exception);
		}
		else {
			ObservationMarks.mark(observation, exception);
		}
	}

	@Override
	public List<RecentFailures> recentFailures() {
		Observation observation = current((context) -> true);
		return (observation != null) ? recentFailures(observation.getContext()) : List.of();
	}

	/**
	 * Return what an observation and those around it remember. The failure may leave
	 * several of them.
	 */
	static List<RecentFailures> recentFailures(Context context) {
		List<RecentFailures> found = new ArrayList<>(4);
		ContextView current = context;
		while (current != null && found.size() < MAX_OBSERVATIONS) {
			if (current instanceof Context own && own != Observation.NOOP.getContext()) {
				found.add(own.computeIfAbsent(RecentFailures.class, (key) -> new RecentFailures()));
			}
			ObservationView parent = current.getParentObservation();
			current = (parent != null) ? parent.getContextView() : null;
		}
		return found;
	}

	/**
	 * Return the innermost observation of a kind, except those that are switched off.
	 */
	private @Nullable Observation current(Predicate<Context> kind) {
		for (Observation.Scope scope = this.registry.getCurrentObservationScope(); scope != null; scope = scope
			.getPreviousObservationScope()) {
			Observation observation = scope.getCurrentObservation();
			if (observation != null && !observation.isNoop() && kind.test(observation.getContext())) {
				return observation;
			}
		}
		return null;
	}

}
