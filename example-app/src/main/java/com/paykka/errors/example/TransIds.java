package com.paykka.errors.example;

import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * The idempotency keys for the steps of an order: a request sent twice with the same
 * {@code trans_id} takes effect once. A repeated step keeps its key.
 *
 * @param order the prefix of the order's keys
 * @param step the number of the current step, or of the next one if none is in progress
 * @param payment the key of the payment that succeeded, or {@code null}
 */
record TransIds(String order, int step, @Nullable String payment) {

	// Not the order's number, which starts over with the application
	static TransIds create() {
		return new TransIds("T" + ThreadLocalRandom.current().nextLong(1_000_000_000L, 10_000_000_000L), 1, null);
	}

	String current() {
		return this.order + "-" + this.step;
	}

	TransIds next() {
		return new TransIds(this.order, this.step + 1, this.payment);
	}

	TransIds paid() {
		return new TransIds(this.order, this.step, current());
	}

}
