package com.paykka.errors.internal.observability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OncePerMinuteTests {

	private static final int THREADS = 64;

	private static final int CALLS = 2000;

	private static final long MINUTE = Duration.ofMinutes(1).toNanos();

	private final AtomicLong clock = new AtomicLong();

	@ParameterizedTest
	@ValueSource(longs = { 0, Long.MAX_VALUE - 1, Long.MIN_VALUE })
	void onePassesPerMinuteWhereverTheClockStarts(long start) {
		this.clock.set(start);
		OncePerMinute limit = new OncePerMinute(this.clock::get);
		assertThat(limit.acquire()).isZero();
		assertThat(limit.acquire()).isNegative();
		this.clock.addAndGet(MINUTE - 1);
		assertThat(limit.acquire()).isNegative();
		this.clock.incrementAndGet();
		assertThat(limit.acquire()).isEqualTo(2);
		assertThat(limit.acquire()).isNegative();
	}

	@Test
	void oneOfManyThreadsPasses() throws Exception {
		OncePerMinute limit = new OncePerMinute(this.clock::get);
		assertThat(passed(limit::acquire)).containsExactly(0L);
		this.clock.addAndGet(MINUTE);
		List<Long> second = passed(limit::acquire);
		this.clock.addAndGet(MINUTE);
		// The next call reports what others have held back meanwhile
		assertThat(second).singleElement()
			.satisfies((leftOut) -> assertThat(leftOut + limit.acquire()).isEqualTo(2L * THREADS * CALLS - 2));
	}

	@Test
	void noneIsForgottenWhileTheClockRuns() throws Exception {
		OncePerMinute limit = new OncePerMinute(this.clock::get);
		long step = MINUTE / 4;
		List<Long> passed = passed(() -> {
			this.clock.addAndGet(step);
			return limit.acquire();
		});
		this.clock.addAndGet(MINUTE);
		long leftOut = passed.stream().mapToLong(Long::longValue).sum() + limit.acquire();
		assertThat(passed.size() + leftOut).isEqualTo((long) THREADS * CALLS);
		assertThat(passed).hasSizeBetween(2, THREADS * CALLS / 4 + 1);
	}

	/**
	 * Call from all threads.
	 * @return the results of the calls that passed
	 */
	private static List<Long> passed(LongSupplier acquire) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		try {
			List<Future<List<Long>>> futures = new ArrayList<>();
			for (int thread = 0; thread < THREADS; thread++) {
				futures.add(executor.submit(() -> {
					List<Long> results = new ArrayList<>();
					for (int call = 0; call < CALLS; call++) {
						long leftOut = acquire.getAsLong();
						if (leftOut >= 0) {
							results.add(leftOut);
						}
					}
					return results;
				}));
			}
			List<Long> all = new ArrayList<>();
			for (Future<List<Long>> result : futures) {
				all.addAll(result.get());
			}
			return all;
		}
		finally {
			executor.shutdownNow();
		}
	}

}
