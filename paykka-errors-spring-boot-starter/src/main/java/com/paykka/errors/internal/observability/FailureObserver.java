package com.paykka.errors.internal.observability;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.FailureListener;
import com.paykka.errors.internal.problem.ProblemRequest;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Adds {@link RequestObservations} to the registry before Boot adds all other handlers,
 * which it does once the registry is initialized. Also reports failures to the
 * observation of a servlet request. For reactive requests, Spring does that.
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
		// Others, such as Spring Security's, may have been opened inside that of the
		// request
		for (Observation.Scope scope = this.registry.getCurrentObservationScope(); scope != null; scope = scope
			.getPreviousObservationScope()) {
			Observation observation = scope.getCurrentObservation();
			if (observation != null && RequestObservations.isServlet(observation.getContext())) {
				// Setting the error on the context would not reach the trace
				observation.error(exception);
				return;
			}
		}
	}

}
