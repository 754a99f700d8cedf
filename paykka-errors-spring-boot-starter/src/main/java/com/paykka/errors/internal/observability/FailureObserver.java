package com.paykka.errors.internal.observability;

import java.util.function.Predicate;
import java.util.function.Supplier;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.FailureListener;
import com.paykka.errors.internal.problem.RecentFailures;
import io.micrometer.observation.Observation;
import io.micrometer.observation.Observation.Context;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.util.ClassUtils;

/**
 * Adds its handler to the registry before Boot adds all others, which it does once the
 * registry is initialized. Also adds failures to current observations: to a request's
 * when a problem is sent (for WebFlux, Spring does that, except for GraphQL), and to any
 * other's when the application reports the failure. Finds what the current observation
 * remembers.
 */
class FailureObserver implements BeanPostProcessor, FailureListener {

	private static final boolean WEB = ClassUtils.isPresent("org.springframework.http.HttpRequest",
			FailureObserver.class.getClassLoader());

	private final FailureObservationHandler handler;

	private final boolean marking;

	private volatile ObservationRegistry registry = ObservationRegistry.NOOP;

	FailureObserver(Supplier<@Nullable FailureReporter> reporter, boolean marking) {
		this.handler = new FailureObservationHandler(reporter, marking);
		this.marking = marking;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof ObservationRegistry found) {
			found.observationConfig().observationHandler(this.handler);
			if (this.marking) {
				found.observationConfig().observationFilter(this.handler);
			}
			this.registry = found;
		}
		return bean;
	}

	@Override
	public void onProblem(PaykkaException exception) {
		// Others, such as Spring Security's, may have been opened inside the request's
		Observation observation = this.marking ? current(FailureObservationHandler::isRequest) : null;
		if (observation == null) {
			return;
		}
		if (WEB && observation.getContext() instanceof ServerRequestObservationContext) {
			// Setting the error on the context would not reach the trace
			observation.error(exception);
		}
		else {
			FailureObservationHandler.mark(observation.getContext(), exception);
		}
	}

	@Override
	public void onReport(PaykkaException exception) {
		Observation observation = this.marking ? current((context) -> true) : null;
		if (observation != null && !FailureObservationHandler.isRequest(observation.getContext())) {
			FailureObservationHandler.add(observation, exception);
		}
	}

	@Override
	public @Nullable RecentFailures recentFailures() {
		Observation observation = current((context) -> true);
		return (observation != null) ? FailureObservationHandler.recentFailures(observation.getContext()) : null;
	}

	/**
	 * Return the innermost observation of a kind, except those that are switched off. On
	 * another thread, only its scope is known, not those around it.
	 */
	private @Nullable Observation current(Predicate<Context> kind) {
		for (Observation.Scope scope = this.registry.getCurrentObservationScope(); scope != null; scope = scope
			.getPreviousObservationScope()) {
			for (ObservationView view = scope.getCurrentObservation(); view != null; view = view.getContextView()
				.getParentObservation()) {
				if (view instanceof Observation observation && !observation.isNoop()
						&& kind.test(observation.getContext())) {
					return observation;
				}
			}
		}
		return null;
	}

}
