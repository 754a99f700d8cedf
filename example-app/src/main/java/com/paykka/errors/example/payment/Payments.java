package com.paykka.errors.example.payment;

import java.time.Clock;
import java.util.Map;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.example.ShopProperties;
import com.paykka.errors.example.gateway.Breaker;
import com.paykka.errors.example.gateway.Card;
import com.paykka.errors.example.gateway.PaykkaGateway;
import com.paykka.errors.example.gateway.PaykkaGateway.Request;
import com.paykka.errors.example.order.Order;
import com.paykka.errors.example.order.OrderStatus;
import com.paykka.errors.example.order.OrderStore;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Moves money through the gateway, at most once for each step. Each attempt is committed
 * before it is sent, its outcome afterwards, and no transaction waits for the gateway.
 */
@Component
public class Payments {

	private final OrderStore orders;

	private final AttemptStore attempts;

	private final PaykkaGateway gateway;

	private final Breaker breaker;

	private final Inquiries inquiries;

	private final ShopProperties properties;

	private final Clock clock;

	private final FailPoint failPoint;

	Payments(OrderStore orders, AttemptStore attempts, PaykkaGateway gateway,
			@Qualifier("paymentBreaker") Breaker breaker, Inquiries inquiries, ShopProperties properties, Clock clock,
			FailPoint failPoint) {
		this.orders = orders;
		this.attempts = attempts;
		this.gateway = gateway;
		this.breaker = breaker;
		this.inquiries = inquiries;
		this.properties = properties;
		this.clock = clock;
		this.failPoint = failPoint;
	}

	/**
	 * Pay an order.
	 * @param id the order's number
	 * @param card the card to pay with
	 * @return the order
	 */
	public Order pay(long id, Card card) {
		return send(this.attempts.begin(id, Operation.PAYMENT, null, (order) -> order.checkPay(this.clock.instant())),
				card);
	}

	Order capture(long id, long amount) {
		return send(this.attempts.begin(id, Operation.CAPTURE, amount, (order) -> order.checkCapture(amount)), null);
	}

	Order refund(long id, long amount) {
		return send(this.attempts.begin(id, Operation.REFUND, amount, (order) -> order.checkRefund(amount)), null);
	}

	Order close(long id) {
		return this.attempts.close(id, Order::checkClose)
			.orElseGet(() -> send(this.attempts.begin(id, Operation.VOID, null, Order::checkClose), null));
	}

	/**
	 * Reverse a payment that succeeded too late, unless another caller does.
	 */
	void sendReversal(Attempt reversal) {
		this.attempts.beginReversal(reversal).ifPresent((attempt) -> send(attempt, null));
	}

	private Order send(Attempt attempt, @Nullable Card card) {
		try {
			this.failPoint.reach("before-send " + attempt.operation());
			Map<String, Object> response = this.breaker.call(() -> call(attempt, card));
			this.failPoint.reach("after-send " + attempt.operation());
			// The response to a void has no content: only a query tells its outcome
			return this.attempts.settle(attempt, (response != null)
					? Outcome.of(attempt, this.properties.merchantId(), response) : this.inquiries.ask(attempt));
		}
		catch (PaykkaException ex) {
			this.failPoint.reach("after-failure " + attempt.operation());
			this.attempts.settle(attempt, Outcome.ofRefusal(attempt, ex));
			throw ex.with("transId", attempt.transId());
		}
	}

	private @Nullable Map<String, Object> call(Attempt attempt, @Nullable Card card) {
		Request request = new Request(this.properties.merchantId(), attempt.transId(), attempt.money().amount(),
				attempt.money().currency().getCurrencyCode(), card);
		return switch (attempt.operation()) {
			case PAYMENT -> this.gateway.pay(request);
			case CAPTURE -> this.gateway.capture(attempt.payment(), request);
			case VOID -> this.gateway.cancel(attempt.payment(), request);
			case REFUND -> this.gateway.refund(attempt.payment(), request);
		};
	}

	/**
	 * Query the outcome of a step whose response was lost. If the payment has failed, the
	 * query has not: its result is that failure.
	 * @param id the order's number
	 * @return the outcome
	 */
	public Settlement query(long id) {
		Order order = this.orders.get(id);
		if (order.lockedBy() == null) {
			return Settlement.of(order, null);
		}
		Attempt attempt = this.attempts.get(order.lockedBy());
		Outcome outcome = this.inquiries.ask(attempt);
		PaykkaException failure = outcome.failure();
		if (failure != null && outcome.result() == Outcome.Result.OPEN) {
			throw failure;
		}
		Order settled = this.attempts.settle(attempt, outcome);
		return Settlement.of(settled, (settled.status() != OrderStatus.PROCESSING) ? failure : null);
	}

}
