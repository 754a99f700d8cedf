package com.paykka.errors.example.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import com.paykka.errors.example.AdjustableClock;
import com.paykka.errors.example.ShopProperties;
import com.paykka.errors.example.ShopTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;

@ShopTest
class WorkerTests {

	private static final String LEASE = "update leases set owner = 'another', held_until = :until";

	private final Settlements settlements = mock(Settlements.class);

	private final AtomicInteger settled = new AtomicInteger();

	private final JdbcClient jdbc;

	private final AdjustableClock clock;

	private final Worker worker;

	@Autowired
	WorkerTests(JdbcClient jdbc, ShopProperties properties, AdjustableClock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.worker = new Worker(this.settlements, jdbc, properties, clock);
		willAnswer((invocation) -> {
			while (invocation.<BooleanSupplier>getArgument(0).getAsBoolean() && this.settled.get() < 2) {
				this.settled.incrementAndGet();
			}
			return null;
		}).given(this.settlements).settleDue(any());
	}

	@Test
	void worksUnlessAnotherInstanceDoes() {
		Instant until = this.clock.instant().plusSeconds(10);
		this.jdbc.sql(LEASE).param("until", until.atOffset(ZoneOffset.UTC)).update();
		this.worker.work();
		assertThat(this.settled).hasValue(0);
		this.clock.advance(Duration.ofSeconds(10));
		this.worker.work();
		assertThat(this.settled).hasValue(2);
	}

	@Test
	void keepsAnotherInstanceWaitingOnlyForAShortTime() {
		this.worker.work();
		Instant until = this.jdbc.sql("select held_until from leases").query(OffsetDateTime.class).single().toInstant();
		assertThat(until).isBetween(this.clock.instant().plusSeconds(1), this.clock.instant().plusSeconds(60));
	}

	@Test
	void worksOnASchedule() {
		new ApplicationContextRunner().withUserConfiguration(Scheduling.class)
			.withBean(Worker.class, () -> this.worker)
			.withPropertyValues("shop.settlement.every=10ms")
			.run((context) -> then(this.settlements).should(timeout(60_000).atLeast(2)).settleDue(any()));
	}

	@EnableScheduling
	static class Scheduling {

	}

}
