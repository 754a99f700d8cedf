package com.paykka.errors.internal.observability;

import java.util.Arrays;

import com.paykka.errors.MessageTemplate;
import com.paykka.errors.PaykkaException;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.Observation.Context;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.RequestReplySenderContext;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.util.ClassUtils;

/**
 * Adds the code to every observation of an HTTP request (received or sent), a scheduled
 * task or a message being handled. Later handlers, such as a tracer, see the failure
 * without its causes, whose messages may contain anything.
 */
class ObservationMarks implements ObservationHandler<Context>, ObservationFilter {

	private static final String CODE = "paykka.code";

	// Only a tracer reads the stack trace, which is expensive
	private static final boolean TRACED = ClassUtils.isPresent("io.micrometer.tracing.Tracer",
			ObservationMarks.class.getClassLoader());

	/**
	 * Mark one of the application's own observations. It gets no tag, because all its
	 * series need the same tags.
	 */
	static void mark(Observation observation, PaykkaException failure) {
		observation.highCardinalityKeyValue(CODE, failure.getErrorCode().getCode()).error(withoutCauses(failure));
	}

	@Override
	public boolean supportsContext(Context context) {
		return Observed.isCandidate(context);
	}

	private static boolean hasTag(Context context) {
		return Observed.isRequest(context) || Observed.isCall(context) || Observed.isUnattended(context);
	}

	@Override
	public void onError(Context context) {
		if (!hasTag(context)) {
			return;
		}
		PaykkaException failure = PaykkaException.find(context.getError());
		if (failure == null && Observed.isUnattended(context)) {
			// The translated exception
			failure = context.get(PaykkaException.class);
		}
		if (failure != null) {
			context.put(PaykkaException.class, failure);
			context.setError(withoutCauses(failure));
		}
	}

	private static PaykkaException withoutCauses(PaykkaException failure) {
		if (failure.getCause() == null && failure.getSuppressed().length == 0) {
			return failure;
		}
		// A text, because a Throwable at the end would become the cause
		Object[] arguments = Arrays.stream(failure.getArguments()).map(MessageTemplate::toText).toArray();
		if (!TRACED) {
			return PaykkaException.withoutStackTrace(failure.getErrorCode(), arguments);
		}
		PaykkaException copy = new PaykkaException(failure.getErrorCode(), arguments);
		copy.setStackTrace(failure.getStackTrace());
		return copy;
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
		if (status / 100 == 2) {
			replace(context, "outcome", "SUCCESS");
		}
		else if (known != null) {
			replace(context, "outcome", known.series().name());
		}
	}

	private static void replace(Context context, String key, String value) {
		// Other conventions use other keys
		if (context.getLowCardinalityKeyValue(key) != null) {
			context.addLowCardinalityKeyValue(KeyValue.of(key, value));
		}
	}

}
