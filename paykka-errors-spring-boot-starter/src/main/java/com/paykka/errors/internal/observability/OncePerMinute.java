package com.paykka.errors.internal.observability;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Lets one through per minute and counts those held back, without a lock.
 */
class OncePerMinute {

	private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

	private final LongSupplier nanoTime;

	private final AtomicLong next;

	private final LongAdder leftOut = new LongAdder();

	OncePerMinute(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.next = new AtomicLong(nanoTime.getAsLong());
	}

	/**
	 * Return how many were held back since the last one, or -1 if this one is held back
	 * too.
	 */
	long acquire() {
		long now = this.nanoTime.getAsLong();
		long allowed = this.next.get();
		if (now - allowed >= 0 && this.next.compareAndSet(allowed, now + INTERVAL)) {
			return this.leftOut.sumThenReset();
		}
		this.leftOut.increment();
		return -1;
	}

}
