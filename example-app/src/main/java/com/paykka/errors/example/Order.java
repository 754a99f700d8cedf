package com.paykka.errors.example;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;

import static com.paykka.errors.PaykkaErrorCode.CAPTURE_AMOUNT_EXCEEDED;
import static com.paykka.errors.PaykkaErrorCode.ORDER_EXPIRED;
import static com.paykka.errors.PaykkaErrorCode.ORDER_NOT_CAPTURABLE;
import static com.paykka.errors.PaykkaErrorCode.ORDER_NOT_CLOSABLE;
import static com.paykka.errors.PaykkaErrorCode.ORDER_NOT_REFUNDABLE;
import static com.paykka.errors.PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED;
import static com.paykka.errors.PaykkaErrorCode.ORDER_STATUS_INCORRECT;
import static com.paykka.errors.PaykkaErrorCode.PAYMENT_PROCESSING;
import static com.paykka.errors.PaykkaErrorCode.REFUND_AMOUNT_EXCEEDED;
import static com.paykka.errors.PaykkaErrorCode.REFUND_COMPLETED;
import static com.paykka.errors.PaykkaErrorCode.SUBMISSION_INCONSISTENT;
import static com.paykka.errors.PaykkaErrorCode.TRANSACTION_COMPLETED;

/**
 * An order at one moment. Each step returns the order's next state or throws an exception
 * with the code that says why there is none.
 *
 * @param id the order's number
 * @param request what was ordered
 * @param expiresAt when the order can no longer be paid
 * @param status how far the order has come
 * @param captured the captured amount, in minor units
 * @param refunded how much of it was refunded, in minor units
 * @param transIds the gateway's keys for the order's steps
 * @param step the step that locks the order, or {@code null}
 */
record Order(long id, @JsonUnwrapped OrderRequest request, Instant expiresAt, OrderStatus status, long captured,
		long refunded, @JsonIgnore TransIds transIds, @JsonIgnore @Nullable Step step) {

	static Order create(long id, OrderRequest request, Instant expiresAt) {
		if (request.itemsTotal() != request.amount()) {
			throw new PaykkaException(SUBMISSION_INCONSISTENT).with("itemsTotal", request.itemsTotal());
		}
		return new Order(id, request, expiresAt, OrderStatus.CREATED, 0, 0, TransIds.create(), null);
	}

	Order pay(Instant now) {
		return switch (this.status) {
			case CREATED -> {
				if (!now.isBefore(this.expiresAt)) {
					throw new PaykkaException(ORDER_EXPIRED).with("orderId", this.id).with("expiredAt", this.expiresAt);
				}
				yield become(OrderStatus.AUTHORIZED).with(this.transIds.paid());
			}
			case PROCESSING -> throw new PaykkaException(PAYMENT_PROCESSING);
			case CLOSED -> throw new PaykkaException(ORDER_STATUS_INCORRECT);
			case AUTHORIZED, CAPTURED, REFUNDED -> throw new PaykkaException(TRANSACTION_COMPLETED);
		};
	}

	Order capture(long amount) {
		if (this.status != OrderStatus.AUTHORIZED) {
			throw new PaykkaException(ORDER_NOT_CAPTURABLE);
		}
		if (amount > this.request.amount()) {
			throw new PaykkaException(CAPTURE_AMOUNT_EXCEEDED).with("capturable", this.request.amount());
		}
		return become(OrderStatus.CAPTURED, amount, 0);
	}

	Order refund(long amount) {
		if (this.status == OrderStatus.REFUNDED) {
			throw new PaykkaException(REFUND_COMPLETED);
		}
		if (this.status != OrderStatus.CAPTURED) {
			throw new PaykkaException(ORDER_NOT_REFUNDABLE);
		}
		long refundable = this.captured - this.refunded;
		if (amount > refundable) {
			throw new PaykkaException(REFUND_AMOUNT_EXCEEDED).with("refundable", refundable);
		}
		OrderStatus next = (amount == refundable) ? OrderStatus.REFUNDED : OrderStatus.CAPTURED;
		return become(next, this.captured, this.refunded + amount);
	}

	Order close() {
		if (!this.status.isClosable()) {
			throw new PaykkaException(ORDER_NOT_CLOSABLE);
		}
		return become(OrderStatus.CLOSED);
	}

	// Staff can only close an order: all other states follow the money
	Order changeStatus(OrderStatus next) {
		if (next != OrderStatus.CLOSED || !this.status.isClosable()) {
			throw new PaykkaException(ORDER_STATUS_CHANGE_NOT_ALLOWED, "order " + this.id, this.status, next);
		}
		return close();
	}

	/**
	 * Lock the order while waiting for the gateway.
	 * @param after the order as it will be if the gateway agrees
	 * @return the locked order
	 */
	Order begin(Order after) {
		return become(OrderStatus.PROCESSING).with(new Step(this, after, false));
	}

	Order succeeded() {
		return (this.step != null) ? this.step.after().with(this.step.after().transIds().next()) : this;
	}

	Order failed() {
		return (this.step != null) ? this.step.before().with(this.transIds.next()) : this;
	}

	/**
	 * Unlock the order so that the same step can be repeated with the same key.
	 */
	Order released() {
		return (this.step != null) ? this.step.before() : this;
	}

	/**
	 * Keep the order locked, because money may have moved.
	 */
	Order uncertain() {
		return (this.step != null) ? with(new Step(this.step.before(), this.step.after(), true)) : this;
	}

	/**
	 * Decide from the gateway's code how the step ended.
	 */
	Order failed(PaykkaErrorCode code) {
		return switch (code.getAdvice()) {
			case RETRY -> released();
			case CHECK_STATUS, START_AGAIN -> uncertain();
			default -> failed();
		};
	}

	@JsonIgnore
	boolean isUncertain() {
		return this.step != null && this.step.uncertain();
	}

	private Order become(OrderStatus next) {
		return become(next, this.captured, this.refunded);
	}

	private Order become(OrderStatus next, long captured, long refunded) {
		return new Order(this.id, this.request, this.expiresAt, next, captured, refunded, this.transIds, null);
	}

	private Order with(TransIds transIds) {
		return new Order(this.id, this.request, this.expiresAt, this.status, this.captured, this.refunded, transIds,
				this.step);
	}

	private Order with(Step step) {
		return new Order(this.id, this.request, this.expiresAt, this.status, this.captured, this.refunded,
				this.transIds, step);
	}

}
