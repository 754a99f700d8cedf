package com.paykka.errors.example.order;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import static com.paykka.errors.PaykkaErrorCode.PRODUCT_NO_LONGER_PAYABLE;
import static com.paykka.errors.PaykkaErrorCode.REFUND_AMOUNT_EXCEEDED;
import static com.paykka.errors.PaykkaErrorCode.REFUND_COMPLETED;
import static com.paykka.errors.PaykkaErrorCode.SUBMISSION_INCONSISTENT;
import static com.paykka.errors.PaykkaErrorCode.TRANSACTION_COMPLETED;

/**
 * An order. Each method {@code check...} throws an exception whose code says why the
 * order can't take that step.
 *
 * @param id the order's number
 * @param request what was ordered
 * @param expiresAt when the order can no longer be paid
 * @param settled the last status that is certain
 * @param captured the captured amount, in minor units
 * @param refunded the refunded part of it, in minor units
 * @param keys the prefix of the keys of its attempts
 * @param attempts the number of its attempts
 * @param payment the {@code trans_id} of the payment that paid the order, or {@code null}
 * @param lockedBy the {@code trans_id} of the attempt that it waits for, or {@code null}
 */
@JsonPropertyOrder({ "id", "request", "expiresAt", "status", "captured", "refunded" })
public record Order(long id, @JsonUnwrapped OrderRequest request, Instant expiresAt, @JsonIgnore OrderStatus settled,
		long captured, long refunded, @JsonIgnore String keys, @JsonIgnore int attempts,
		@JsonIgnore @Nullable String payment, @JsonIgnore @Nullable String lockedBy) {

	static final int MAX_ATTEMPTS = 10;

	static Order create(OrderRequest request, Instant expiresAt, String keys) {
		if (request.itemsTotal() != request.amount()) {
			throw new PaykkaException(SUBMISSION_INCONSISTENT).with("itemsTotal", request.itemsTotal());
		}
		return new Order(0, request, expiresAt, OrderStatus.CREATED, 0, 0, keys, 0, null, null);
	}

	@JsonProperty
	public OrderStatus status() {
		return (this.lockedBy != null) ? OrderStatus.PROCESSING : this.settled;
	}

	public void checkPay(Instant now) {
		switch (status()) {
			case CREATED -> {
				if (!now.isBefore(this.expiresAt)) {
					throw new PaykkaException(ORDER_EXPIRED).with("orderId", this.id).with("expiredAt", this.expiresAt);
				}
			}
			case PROCESSING -> throw new PaykkaException(PAYMENT_PROCESSING);
			case CLOSED -> throw new PaykkaException(ORDER_STATUS_INCORRECT);
			case AUTHORIZED, CAPTURED, REFUNDED -> throw new PaykkaException(TRANSACTION_COMPLETED);
		}
	}

	/**
	 * Limit the number of payments: whoever tries more is guessing.
	 */
	public void checkAttempts() {
		if (this.attempts >= MAX_ATTEMPTS) {
			throw new PaykkaException(PRODUCT_NO_LONGER_PAYABLE).with("attempts", this.attempts);
		}
	}

	public void checkCapture(long amount) {
		if (status() != OrderStatus.AUTHORIZED) {
			throw new PaykkaException(ORDER_NOT_CAPTURABLE);
		}
		if (amount > this.request.amount()) {
			throw new PaykkaException(CAPTURE_AMOUNT_EXCEEDED).with("capturable", this.request.amount());
		}
	}

	public void checkRefund(long amount) {
		if (status() == OrderStatus.REFUNDED) {
			throw new PaykkaException(REFUND_COMPLETED);
		}
		if (status() != OrderStatus.CAPTURED) {
			throw new PaykkaException(ORDER_NOT_REFUNDABLE);
		}
		long refundable = this.captured - this.refunded;
		if (amount > refundable) {
			throw new PaykkaException(REFUND_AMOUNT_EXCEEDED).with("refundable", refundable);
		}
	}

	public void checkClose() {
		if (!status().isClosable()) {
			throw new PaykkaException(ORDER_NOT_CLOSABLE);
		}
	}

	// Staff can only close an order: its payments determine every other status
	public void checkChange(OrderStatus next) {
		if (next != OrderStatus.CLOSED || !status().isClosable()) {
			throw new PaykkaException(ORDER_STATUS_CHANGE_NOT_ALLOWED, "order " + this.id, status(), next);
		}
	}

	public String nextKey() {
		return this.keys + "-" + (this.attempts + 1);
	}

	public Order withNextKeyUsed() {
		return new Order(this.id, this.request, this.expiresAt, this.settled, this.captured, this.refunded, this.keys,
				this.attempts + 1, this.payment, this.lockedBy);
	}

	public boolean isLockedBy(String transId) {
		return transId.equals(this.lockedBy);
	}

	public Order lock(String transId) {
		return lockedBy(transId);
	}

	public Order unlock(String transId) {
		return isLockedBy(transId) ? lockedBy(null) : this;
	}

	private Order lockedBy(@Nullable String transId) {
		return new Order(this.id, this.request, this.expiresAt, this.settled, this.captured, this.refunded, this.keys,
				this.attempts, this.payment, transId);
	}

	public Order authorize(String transId) {
		return become(OrderStatus.AUTHORIZED, 0, 0, transId);
	}

	public Order capture(long amount) {
		return become(OrderStatus.CAPTURED, amount, 0, this.payment);
	}

	public Order refund(long amount) {
		long total = this.refunded + amount;
		return become((total < this.captured) ? OrderStatus.CAPTURED : OrderStatus.REFUNDED, this.captured, total,
				this.payment);
	}

	public Order close() {
		return become(OrderStatus.CLOSED, this.captured, this.refunded, this.payment);
	}

	private Order become(OrderStatus settled, long captured, long refunded, @Nullable String payment) {
		return new Order(this.id, this.request, this.expiresAt, settled, captured, refunded, this.keys, this.attempts,
				payment, this.lockedBy);
	}

}
