package com.paykka.errors.internal.observability;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.internal.problem.FailureListener;
import com.paykka.errors.internal.settings.CodeSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts failures in {@code paykka.errors}. The counters of the gateway's failures, which
 * alerts look at, are registered at startup, so that rates start at zero. The others are
 * registered with their first failure.
 */
public final class ErrorCounters implements FailureListener {

	private final MeterRegistry registry;

	private final CodeSettings catalog;

	private final Map<Origin, Map<PaykkaErrorCode, Counter>> counters = new EnumMap<>(Origin.class);

	ErrorCounters(MeterRegistry registry, CodeSettings catalog) {
		this.registry = registry;
		this.catalog = catalog;
		for (Origin origin : Origin.values()) {
			this.counters.put(origin, new ConcurrentHashMap<>());
		}
		for (PaykkaErrorCode code : PaykkaErrorCode.values()) {
			if (code != PaykkaErrorCode.SUCCESS) {
				counter(Origin.GATEWAY, code);
			}
		}
	}

	private Counter counter(Origin origin, PaykkaErrorCode code) {
		return of(origin).computeIfAbsent(code, (absent) -> register(origin, absent));
	}

	private Map<PaykkaErrorCode, Counter> of(Origin origin) {
		return Objects.requireNonNull(this.counters.get(origin));
	}

	private Counter register(Origin origin, PaykkaErrorCode code) {
		CodeSettings.Entry entry = this.catalog.get(code);
		return Counter.builder("paykka.errors")
			.description("Failures by PayKKa code")
			.tags("code", code.getCode(), "name", code.name(), "category", code.getCategory().name(), "advice",
					entry.advice().name(), "retryable", Boolean.toString(entry.retryable()), "origin", origin.name())
			.register(this.registry);
	}

	@Override
	public void onFailure(PaykkaException exception) {
		counter(exception.getOrigin(), exception.getErrorCode()).increment();
	}

	/** Return how often a code was counted. Some registries start over with each step. */
	public Map<Origin, Long> counts(PaykkaErrorCode code) {
		Map<Origin, Long> counts = new EnumMap<>(Origin.class);
		for (Origin origin : Origin.values()) {
			Counter counter = of(origin).get(code);
			counts.put(origin, (counter != null) ? (long) counter.count() : 0);
		}
		return counts;
	}

}
