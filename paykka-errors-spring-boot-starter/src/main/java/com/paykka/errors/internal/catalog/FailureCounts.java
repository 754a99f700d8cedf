package com.paykka.errors.internal.catalog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.internal.problem.FailureListener;

/**
 * Counts failures exactly, since the application started. Meters may not, because some
 * registries start over with each step.
 */
class FailureCounts implements FailureListener {

	private final Instant since = Instant.now().truncatedTo(ChronoUnit.SECONDS);

	private final Map<PaykkaErrorCode, Map<Origin, LongAdder>> counts = new EnumMap<>(PaykkaErrorCode.class);

	FailureCounts() {
		for (PaykkaErrorCode code : PaykkaErrorCode.values()) {
			Map<Origin, LongAdder> byOrigin = new EnumMap<>(Origin.class);
			for (Origin origin : Origin.values()) {
				byOrigin.put(origin, new LongAdder());
			}
			this.counts.put(code, byOrigin);
		}
	}

	@Override
	public void onFailure(PaykkaException exception) {
		Objects.requireNonNull(countersOf(exception.getErrorCode()).get(exception.getOrigin())).increment();
	}

	Map<Origin, Long> of(PaykkaErrorCode code) {
		Map<Origin, Long> sums = new EnumMap<>(Origin.class);
		countersOf(code).forEach((origin, counter) -> sums.put(origin, counter.sum()));
		return Collections.unmodifiableMap(sums);
	}

	private Map<Origin, LongAdder> countersOf(PaykkaErrorCode code) {
		return Objects.requireNonNull(this.counts.get(code));
	}

	Instant since() {
		return this.since;
	}

}
