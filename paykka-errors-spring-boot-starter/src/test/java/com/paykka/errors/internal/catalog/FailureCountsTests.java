package com.paykka.errors.internal.catalog;

import java.util.Map;
import java.util.stream.IntStream;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FailureCountsTests {

	private final FailureCounts counts = new FailureCounts();

	@Test
	void startsAtZeroForEveryOrigin() {
		assertThat(this.counts.of(PaykkaErrorCode.ORDER_EXPIRED))
			.isEqualTo(Map.of(Origin.APPLICATION, 0L, Origin.GATEWAY, 0L, Origin.PEER, 0L));
	}

	@Test
	void countsExactlyUnderConcurrency() {
		PaykkaException exception = PaykkaException.withoutStackTrace(PaykkaErrorCode.ORDER_EXPIRED);
		IntStream.range(0, 100_000).parallel().forEach((i) -> this.counts.onFailure(exception));
		assertThat(this.counts.of(PaykkaErrorCode.ORDER_EXPIRED)).containsEntry(Origin.APPLICATION, 100_000L);
	}

	@Test
	void countsCodesSeparately() {
		this.counts.onFailure(PaykkaException.withoutStackTrace(PaykkaErrorCode.CARD_EXPIRED));
		assertThat(this.counts.of(PaykkaErrorCode.CARD_EXPIRED)).containsEntry(Origin.APPLICATION, 1L);
		assertThat(this.counts.of(PaykkaErrorCode.ORDER_EXPIRED)).containsEntry(Origin.APPLICATION, 0L);
	}

}
