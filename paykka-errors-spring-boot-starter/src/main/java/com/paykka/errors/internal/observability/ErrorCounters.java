package com.paykka.errors.internal.observability;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.internal.problem.FailureListener;
import com.paykka.errors.internal.settings.CodeSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts failures in {@code paykka.errors}. All counters are registered at startup, so
 * that rates start at zero and reporting an error never creates a meter.
 */
public final class ErrorCounters implements FailureListener {

	private final Map<Origin, Map<PaykkaErrorCode, Counter>> counters = new EnumMap<>(Origin.class);

	ErrorCounters(MeterRegistry registry, CodeSettings catalog) {
		for (Origin origin : Origin.values()) {
			Map<PaykkaErrorCode, Counter> byCode = new EnumMap<>(PaykkaErrorCode.class);
			for (PaykkaErrorCode code : PaykkaErrorCode.values()) {
				if (code != PaykkaErrorCode.SUCCESS) {
					byCode.put(code, register(registry, origin, catalog.get(code)));
				}
			}
			this.counters.put(origin, byCode);
		}
	}

	private static Counter register(MeterRegistry registry, Origin origin, CodeSettings.Entry entry) {
		PaykkaErrorCode code = entry.code();
		return Counter.builder("paykka.errors")
			.description("Failures by PayKKa code")
			.tags("code", code.getCode(), "name", code.name(), "category", code.getCategory().name(), "advice",
					entry.advice().name(), "retryable", Boolean.toString(entry.retryable()), "origin", origin.name())
			.register(registry);
	}

	@Override
	public void onFailure(PaykkaException exception) {
		Map<PaykkaErrorCode, Counter> byCode = Objects.requireNonNull(this.counters.get(exception.getOrigin()));
		Objects.requireNonNull(byCode.get(exception.getErrorCode())).increment();
	}

	/**
	 * Return how often a code was counted. Some registries start over with each step.
	 * @param code the code
	 * @return the count of each origin
	 */
	public Map<Origin, Long> counts(PaykkaErrorCode code) {
		Map<Origin, Long> counts = new EnumMap<>(Origin.class);
		this.counters
			.forEach((origin, byCode) -> counts.put(origin, (long) Objects.requireNonNull(byCode.get(code)).count()));
		return counts;
	}

}
