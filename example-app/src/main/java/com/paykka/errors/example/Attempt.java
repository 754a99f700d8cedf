package com.paykka.errors.example;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A payment, capture, void or refund that the gateway is asked for. It is stored before
 * it is sent, so that a shop that is cut off knows what it may have done.
 *
 * @param transId the merchant's key, under which the gateway does it at most once
 * @param orderId the order's number
 * @param operation what the gateway is asked to do
 * @param payment the {@code trans_id} of the payment that it is about
 * @param money how much
 * @param reversal whether it gives back a payment that came too late
 * @param state how far it has come
 * @param sends how often it was sent
 * @param sentAt when it was sent, or is to be sent, the last time
 * @param repeatable whether it may be sent again with its key, as the gateway has asked
 * for that, or does not know it
 * @param queryAt when to ask the gateway next how it ended, {@code null} for never
 */
record Attempt(String transId, long orderId, Operation operation, String payment, Money money, boolean reversal,
		AttemptState state, int sends, Instant sentAt, boolean repeatable, @Nullable Instant queryAt) {

	boolean isOpen() {
		return this.state.isOpen();
	}

	boolean isRepeatableAs(Operation operation, long amount) {
		return this.repeatable && this.operation == operation && this.money.amount() == amount;
	}

	Attempt sent(Instant now, Instant queryAt) {
		return new Attempt(this.transId, this.orderId, this.operation, this.payment, this.money, this.reversal,
				this.state, this.sends + 1, now, false, queryAt);
	}

	Attempt become(AttemptState next) {
		if (next.compareTo(this.state) < 0) {
			throw new IllegalStateException(this.transId + " is " + this.state + " and can't become " + next);
		}
		return new Attempt(this.transId, this.orderId, this.operation, this.payment, this.money, this.reversal, next,
				this.sends, this.sentAt, this.repeatable && next.isOpen(), next.isOpen() ? this.queryAt : null);
	}

	Attempt allowRepeat() {
		return new Attempt(this.transId, this.orderId, this.operation, this.payment, this.money, this.reversal,
				this.state, this.sends, this.sentAt, true, this.queryAt);
	}

	Attempt queryAt(@Nullable Instant queryAt) {
		return new Attempt(this.transId, this.orderId, this.operation, this.payment, this.money, this.reversal,
				this.state, this.sends, this.sentAt, this.repeatable, queryAt);
	}

	@Override
	public String toString() {
		return this.operation + " " + this.transId + " of order " + this.orderId + " over " + this.money;
	}

}
