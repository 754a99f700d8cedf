package com.paykka.errors.example;

import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * The keys by which the gateway knows the steps of an order: what is sent twice with the
 * same {@code trans_id} happens once. A step that is repeated keeps its key.
 *
 * @param order what the keys of an order begin with
 * @param step the number of the current step, or of the next if none is under way
 * @param payment the key of the payment that succeeded, or {@code null}
 */
record TransIds(String order, int step, @Nullable String payment) {

	// Not the order's number, which begins again with every start
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
