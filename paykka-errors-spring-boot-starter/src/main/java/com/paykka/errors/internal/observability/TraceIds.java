package com.paykka.errors.internal.observability;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Finds the id of the trace that a failure belongs to.
 */
public final class TraceIds {

	private final ObjectProvider<Tracer> tracer;

	TraceIds(ObjectProvider<Tracer> tracer) {
		this.tracer = tracer;
	}

	public @Nullable String of(Observation.@Nullable ContextView request) {
		TracingContext tracing = (request != null) ? request.get(TracingContext.class) : null;
		// On WebFlux, the current span is only that of the thread
		Span span = (tracing != null) ? tracing.getSpan() : null;
		if (span == null) {
			Tracer available = this.tracer.getIfUnique();
			span = (available != null) ? available.currentSpan() : null;
		}
		// Empty if tracing is switched off
		return (span != null && !span.context().traceId().isEmpty()) ? span.context().traceId() : null;
	}

}
