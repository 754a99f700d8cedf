package com.paykka.errors.internal.observability;

import java.util.Set;
import java.util.function.Supplier;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.internal.problem.ProblemRequest;
import com.paykka.errors.internal.problem.RecentFailures;
import com.paykka.errors.internal.translation.SafeTrace;
import com.paykka.errors.problem.Audience;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.Observation.Context;
import io.micrometer.observation.Observation.ContextView;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.RequestReplyReceiverContext;
import io.micrometer.observation.transport.RequestReplySenderContext;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;
import org.springframework.util.ClassUtils;

/**
 * Reports the failures that leave scheduled tasks and message listeners, and adds the
 * code to every observation of these and of requests, received or sent. Later handlers,
 * such as a tracer, see the failure without its causes, whose messages may contain
 * anything.
 */
class FailureObservationHandler implements ObservationHandler<Context>, ObservationFilter {

	private static final String CODE = "paykka.code";

	/** The names that Spring gives to the handling of a record and of a message. */
	private static final Set<String> LISTENERS = Set.of("spring.kafka.listener", "spring.rabbit.listener");

	// Only a tracer reads the stack trace, which is expensive
	private static final boolean TRACED = ClassUtils.isPresent("io.micrometer.tracing.Tracer",
			FailureObservationHandler.class.getClassLoader());

	private final Supplier<@Nullable FailureReporter> reporter;

	private final boolean marking;

	FailureObservationHandler(Supplier<@Nullable FailureReporter> reporter, boolean marking) {
		this.reporter = reporter;
		this.marking = marking;
	}

	/** Return whether a caller waits for the response. */
	static boolean isRequest(Context context) {
		return context instanceof RequestReplyReceiverContext;
	}

	private static boolean isCall(Context context) {
		return context instanceof RequestReplySenderContext;
	}

	private static boolean isUnattended(Context context) {
		return context instanceof ScheduledTaskObservationContext
				|| (context instanceof ReceiverContext && LISTENERS.contains(String.valueOf(context.getName())));
	}

	private static boolean hasTag(Context context) {
		return isRequest(context) || isCall(context) || isUnattended(context);
	}

	/**
	 * Add a failure to an observation that is not a request's. One of the application's
	 * own gets no tag, because all its series need the same tags.
	 */
	static void add(Observation observation, PaykkaException failure) {
		if (hasTag(observation.getContext())) {
			observation.error(failure);
		}
		else {
			observation.highCardinalityKeyValue(CODE, failure.getErrorCode().getCode()).error(withoutCauses(failure));
		}
	}

	/**
	 * Return what an observation and those around it remember, or {@code null} if it is
	 * switched off. The failure may leave several of them.
	 */
	static @Nullable RecentFailures recentFailures(ContextView view) {
		if (!(view instanceof Context context) || context == Observation.NOOP.getContext()) {
			return null;
		}
		ObservationView parent = context.getParentObservation();
		RecentFailures outer = (parent != null) ? recentFailures(parent.getContextView()) : null;
		return context.computeIfAbsent(RecentFailures.class,
				(key) -> new RecentFailures(outer, requestOf(context), taskOf(context)));
	}

	/** Return the request, as Spring describes it on either stack. */
	private static @Nullable ProblemRequest requestOf(Context context) {
		KeyValue method = context.getLowCardinalityKeyValue("method");
		KeyValue path = context.getHighCardinalityKeyValue("http.url");
		return (isRequest(context) && method != null && path != null)
				? new ProblemRequest(method.getValue(), path.getValue(), null, Audience.SHOPPER) : null;
	}

	/**
	 * Return the method that is scheduled, the id of the listener, or the name of the
	 * application's own observation around all others.
	 */
	private static @Nullable String taskOf(Context context) {
		if (context instanceof ScheduledTaskObservationContext task) {
			return task.getTargetClass().getSimpleName() + '.' + task.getMethod().getName();
		}
		if (isUnattended(context)) {
			KeyValue id = context.getLowCardinalityKeyValue(context.getName() + ".id");
			return (id != null) ? id.getValue() : context.getName();
		}
		boolean outermost = context.getParentObservation() == null && !hasTag(context);
		return outermost ? context.getName() : null;
	}

	@Override
	public boolean supportsContext(Context context) {
		// The names of messages being handled are known only later
		return hasTag(context) || context instanceof ReceiverContext;
	}

	@Override
	public void onError(Context context) {
		boolean unattended = isUnattended(context);
		PaykkaException reported = unattended ? report(context) : null;
		if (!this.marking || !hasTag(context)) {
			return;
		}
		PaykkaException thrown = PaykkaException.find(context.getError());
		PaykkaException failure = (thrown != null) ? thrown : reported;
		if (failure != null) {
			mark(context, failure);
		}
		else if (unattended) {
			// A failure reported earlier has not caused this error
			context.remove(PaykkaException.class);
		}
	}

	static void mark(Context context, PaykkaException failure) {
		context.put(PaykkaException.class, failure);
		context.setError(withoutCauses(failure));
	}

	private @Nullable PaykkaException report(Context context) {
		try {
			Throwable thrown = context.getError();
			FailureReporter available = this.reporter.get();
			// The observation may no longer be the current one
			return (thrown != null && available != null) ? available.reportUnattended(thrown, recentFailures(context))
					: null;
		}
		catch (BeansException ex) {
			// The application is starting or shutting down
			return null;
		}
	}

	private static PaykkaException withoutCauses(PaykkaException failure) {
		if (failure.getCause() == null && failure.getSuppressed().length == 0) {
			return failure;
		}
		return SafeTrace.copy(failure, null, TRACED);
	}

	@Override
	public Context map(Context context) {
		if (hasTag(context)) {
			PaykkaException failure = failure(context);
			context.addLowCardinalityKeyValue(
					KeyValue.of(CODE, (failure != null) ? failure.getErrorCode().getCode() : KeyValue.NONE_VALUE));
			if (failure != null && failure.getUpstreamStatus() != null
					&& context instanceof RequestReplySenderContext<?, ?> sent && sent.getResponse() == null) {
				restore(context, failure.getUpstreamStatus());
			}
		}
		return context;
	}

	private static @Nullable PaykkaException failure(Context context) {
		PaykkaException known = context.get(PaykkaException.class);
		// Some code sets an error without notifying the handlers
		return (known != null) ? known : PaykkaException.find(context.getError());
	}

	/**
	 * Restore the status from the failure: blocking clients record a response only after
	 * the interceptors, one of which threw the failure instead.
	 */
	private static void restore(Context context, int status) {
		HttpStatus known = HttpStatus.resolve(status);
		replace(context, "status", Integer.toString(status));
		if (known != null) {
			replace(context, "outcome", known.is2xxSuccessful() ? "SUCCESS" : known.series().name());
		}
	}

	private static void replace(Context context, String key, String value) {
		// Other conventions use other keys
		if (context.getLowCardinalityKeyValue(key) != null) {
			context.addLowCardinalityKeyValue(KeyValue.of(key, value));
		}
	}

}
