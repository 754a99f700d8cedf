package com.paykka.errors.example.payment;

import java.time.Instant;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.example.order.Order;
import com.paykka.errors.example.order.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * A payment, capture, void or refund that the shop requests from the gateway. It is
 * stored before it is sent, so a shop that crashes still knows what it may have done.
 *
 * @param transId the merchant's key, for which the gateway acts at most once
 * @param orderId the order's number
 * @param operation what the gateway is asked to do
 * @param payment the {@code trans_id} of the payment that it belongs to
 * @param money the amount
 * @param reversal whether it reverses a payment that succeeded too late
 * @param state its state
 * @param sends the number of times it was sent
 * @param sentAt when it was last sent, or else when it was created
 * @param repeatable whether it may be sent again with its key, because the gateway asked
 * for that or does not know it
 * @param queryAt when to query the gateway next, {@code null} for never
 * @param gatewayId PayKKa's {@code order_id}, once it has succeeded
 */
public record Attempt(String transId, long orderId, Operation operation, String payment, Money money, boolean reversal,
		AttemptState state, int sends, Instant sentAt, boolean repeatable, @Nullable Instant queryAt,
		@Nullable String gatewayId) {

	boolean isOpen() {
		return this.state.isOpen();
	}

	/**
	 * Return the {@code trans_id} in responses. A void changes the status of its payment.
	 */
	String reportedAs() {
		return (this.operation == Operation.VOID) ? this.payment : this.transId;
	}

	/**
	 * Return whether a response is about this attempt. The amount of a payment is the
	 * whole amount, however much of it was captured or refunded since. Each capture and
	 * each refund has an amount of its own.
	 */
	boolean matches(GatewayResponse response) {
		return response.matches(reportedAs(), this.money.amount(), this.money.currency().getCurrencyCode());
	}

	/**
	 * Return what a failure means for this attempt. That of another payment is no
	 * response to it, 6000, whatever its code says.
	 */
	PaykkaException ofThis(PaykkaException failure) {
		String transId = failure.getUpstreamTransId();
		return (transId == null || transId.equals(this.transId) || transId.equals(this.payment)) ? failure
				: PaykkaException.noResponse(PaykkaRequestKind.PAYMENT, failure.getUpstreamRequest(), failure);
	}

	boolean isRepeatableAs(Operation operation, long amount) {
		return this.repeatable && this.operation == operation && this.money.amount() == amount;
	}

	Attempt sent(Instant now, Instant queryAt) {
		return new Attempt(this.transId, this.orderId, this.operation, this.payment, this.money, this.reversal,
				this.state, this.sends + 1, now, false, queryAt, this.gatewayId);
	}

	Attempt become(AttemptState next) {
		if (next.compareTo(this.state) < 0) {
			throw new IllegalStateException(this.transId + " is " + this.state + " and can't become " + next);
		}
		return new Attempt(this.transId, this.orderId, this.operation, this.payment, this.money, this.reversal, next,
				this.sends, this.sentAt, this.repeatable && next.isOpen(), next.isOpen() ? this.queryAt : null,
				this.gatewayId);
	}

	Attempt succeed(@Nullable String gatewayId) {
		Attempt succeeded = become(AttemptState.SUCCEEDED);
		return new Attempt(this.transId, this.orderId, this.operation, this.payment, this.money, this.reversal,
				succeeded.state, this.sends, this.sentAt, succeeded.repeatable, succeeded.queryAt, gatewayId);
	}

	Attempt allowRepeat() {
		return new Attempt(this.transId, this.orderId, this.operation, this.payment, this.money, this.reversal,
				this.state, this.sends, this.sentAt, true, this.queryAt, this.gatewayId);
	}

	Attempt queryAt(@Nullable Instant queryAt) {
		return new Attempt(this.transId, this.orderId, this.operation, this.payment, this.money, this.reversal,
				this.state, this.sends, this.sentAt, this.repeatable, queryAt, this.gatewayId);
	}

	/**
	 * Return whether an order can take this step, now that it has succeeded.
	 */
	boolean fits(Order order) {
		if (this.operation == Operation.PAYMENT) {
			return order.settled() == OrderStatus.CREATED;
		}
		return this.payment.equals(order.payment()) && switch (this.operation) {
			case CAPTURE, VOID -> order.settled() == OrderStatus.AUTHORIZED;
			default -> this.money.amount() <= order.captured() - order.refunded();
		};
	}

	/**
	 * Return an order after this step has succeeded.
	 */
	Order applyTo(Order order) {
		Order unlocked = order.unlock(this.transId);
		return switch (this.operation) {
			case PAYMENT -> unlocked.authorize(this.transId);
			case CAPTURE -> unlocked.capture(this.money.amount());
			case VOID -> unlocked.close();
			case REFUND -> unlocked.refund(this.money.amount());
		};
	}

	@Override
	public String toString() {
		return this.operation + " " + this.transId + " of order " + this.orderId + " over " + this.money;
	}

}
