package com.paykka.errors.internal.observability;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.FailureListener;
import com.paykka.errors.internal.problem.ProblemRequest;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Adds {@link RequestObservations} to the registry ahead of all other handlers, which
 * Boot adds when the registry has been initialized, and tells the observation of a
 * servlet request of its failure. That of a reactive request is told by Spring.
 */
class FailureObserver implements BeanPostProcessor, FailureListener {

	private volatile ObservationRegistry registry = ObservationRegistry.NOOP;

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof ObservationRegistry found) {
			RequestObservations requests = new RequestObservations();
			found.observationConfig().observationHandler(requests).observationFilter(requests);
			this.registry = found;
		}
		return bean;
	}

	@Override
	public void onProblem(PaykkaException exception, int status, ProblemRequest request) {
		// Others, such as those of Spring Security, may have been opened within that of
		// the request
		for (Observation.Scope scope = this.registry.getCurrentObservationScope(); scope != null; scope = scope
			.getPreviousObservationScope()) {
			Observation observation = scope.getCurrentObservation();
			if (observation != null && RequestObservations.isServlet(observation.getContext())) {
				// Setting the error of its context would not reach the trace
				observation.error(exception);
				return;
			}
		}
	}

}
