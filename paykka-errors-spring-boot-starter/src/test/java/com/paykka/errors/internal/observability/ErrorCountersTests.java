package com.paykka.errors.internal.observability;

import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.internal.settings.BoundSettings;
import com.paykka.errors.internal.settings.CodeSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorCountersTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final ErrorCounters counters = new ErrorCounters(this.registry,
			new CodeSettings(BoundSettings.of(Map.of())));

	@Test
	void registersEveryCodeOfTheGatewayAtZero() {
		assertThat(this.registry.find("paykka.errors").counters()).hasSize(PaykkaErrorCode.values().length - 1)
			.allSatisfy((counter) -> {
				assertThat(counter.getId().getTag("origin")).isEqualTo("GATEWAY");
				assertThat(counter.count()).isZero();
			});
		assertThat(this.registry.find("paykka.errors").tag("name", "SUCCESS").counters()).isEmpty();
	}

	@Test
	void registersTheOtherOriginsWithTheirFirstFailure() {
		PaykkaException failure = new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		this.counters.onFailure(failure);
		this.counters.onFailure(failure);
		assertThat(this.registry.find("paykka.errors").tag("origin", "APPLICATION").counters()).singleElement()
			.satisfies((counter) -> assertThat(counter.count()).isEqualTo(2));
		assertThat(this.registry.find("paykka.errors").tag("origin", "PEER").counters()).isEmpty();
	}

	@Test
	void countsWithFixedTags() {
		this.counters.onFailure(new PaykkaException(PaykkaErrorCode.RETRY_TRANSACTION));
		Counter counter = this.registry.get("paykka.errors")
			.tags("code", "6002", "name", "RETRY_TRANSACTION", "category", "SYSTEM", "advice", "RETRY", "retryable",
					"true", "origin", "APPLICATION")
			.counter();
		assertThat(counter.count()).isEqualTo(1);
		assertThat(counter.getId().getTags()).hasSize(6);
	}

	@Test
	void returnsTheCountOfEachOrigin() {
		this.counters.onFailure(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
		assertThat(this.counters.counts(PaykkaErrorCode.ORDER_EXPIRED))
			.isEqualTo(Map.of(Origin.APPLICATION, 1L, Origin.GATEWAY, 0L, Origin.PEER, 0L));
		assertThat(this.counters.counts(PaykkaErrorCode.CARD_EXPIRED).values()).containsOnly(0L);
	}

}
