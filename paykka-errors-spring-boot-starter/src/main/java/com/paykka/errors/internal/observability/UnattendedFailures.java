package com.paykka.errors.internal.observability;

import java.util.function.Supplier;

import com.paykka.errors.PaykkaException;
import io.micrometer.observation.Observation.Context;
import io.micrometer.observation.ObservationHandler;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;

/**
 * Reports the failures that leave scheduled tasks and message listeners.
 */
class UnattendedFailures implements ObservationHandler<Context> {

	private final Supplier<@Nullable FailureReporter> reporter;

	UnattendedFailures(Supplier<@Nullable FailureReporter> reporter) {
		this.reporter = reporter;
	}

	@Override
	public boolean supportsContext(Context context) {
		return Observed.isCandidate(context);
	}

	@Override
	public void onError(Context context) {
		Throwable thrown = context.getError();
		FailureReporter available = (thrown != null && Observed.isUnattended(context)) ? available() : null;
		if (thrown == null || available == null) {
			return;
		}
		// The observation may no longer be the current one
		PaykkaException failure = available.reportUnattended(thrown, FailureObserver.recentFailures(context));
		if (failure != null) {
			context.put(PaykkaException.class, failure);
		}
		else {
			// A failure reported earlier has not caused this error
			context.remove(PaykkaException.class);
		}
	}

	private @Nullable FailureReporter available() {
		try {
			return this.reporter.get();
		}
		catch (BeansException ex) {
			// The application is starting or shutting down
			return null;
		}
	}

}
