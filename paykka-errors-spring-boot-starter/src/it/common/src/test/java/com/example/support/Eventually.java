package com.example.support;

import java.time.Duration;
import java.util.function.Supplier;

import org.assertj.core.api.Assertions;

/**
 * Asserts conditions that become true only shortly after a response has arrived.
 */
public final class Eventually {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final Duration SETTLED = Duration.ofMillis(Effort.of(20, 50));

	private Eventually() {
	}

	/**
	 * Check that a value is reached and does not change soon afterwards.
	 * @param <T> the type of the value
	 * @param actual supplies the value
	 * @param expected the value to reach
	 */
	public static <T> void assertThat(Supplier<T> actual, T expected) {
		assertThat(actual, expected, LIMIT);
	}

	/**
	 * Check that a value is reached within a time limit and does not change soon
	 * afterwards.
	 * @param <T> the type of the value
	 * @param actual supplies the value
	 * @param expected the value to reach
	 * @param limit how long to wait for it
	 */
	public static <T> void assertThat(Supplier<T> actual, T expected, Duration limit) {
		long end = System.nanoTime() + limit.toNanos();
		while (!actual.get().equals(expected) && System.nanoTime() < end) {
			pause(Duration.ofMillis(5));
		}
		pause(SETTLED);
		Assertions.assertThat(actual.get()).isEqualTo(expected);
	}

	private static void pause(Duration duration) {
		try {
			Thread.sleep(duration.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
