package com.paykka.errors.example;

import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import com.paykka.errors.GatewayAnswer;
import com.paykka.errors.GatewayAnswer.State;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.example.PaykkaGateway.Answer;
import com.paykka.errors.example.PaykkaGateway.Request;
import com.paykka.errors.example.PaykkaGateway.Transaction;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Moves money for orders through the gateway, at most once for each step.
 */
@Component
class Payments {

	private final OrderStore orders;

	private final PaykkaGateway gateway;

	private final ShopProperties properties;

	private final Clock clock;

	Payments(OrderStore orders, PaykkaGateway gateway, ShopProperties properties, Clock clock) {
		this.orders = orders;
		this.gateway = gateway;
		this.properties = properties;
		this.clock = clock;
	}

	Order pay(long id, Card card) {
		return step(id, (order) -> order.pay(this.clock.instant()),
				(order) -> this.gateway.pay(request(order, order.request().amount(), card)));
	}

	Order capture(long id, long amount) {
		return step(id, (order) -> order.capture(amount),
				(order) -> this.gateway.capture(order.transIds().payment(), request(order, amount, null)));
	}

	Order refund(long id, long amount) {
		return step(id, (order) -> order.refund(amount),
				(order) -> this.gateway.refund(order.transIds().payment(), request(order, amount, null)));
	}

	private Order step(long id, UnaryOperator<Order> next, Function<Order, @Nullable Answer> call) {
		Order locked = this.orders.update(id, (order) -> order.begin(next.apply(order)));
		try {
			State state = stateOf(Answer.dataOf(call.apply(locked)));
			return this.orders.update(id, (order) -> settle(order.uncertain(), state));
		}
		catch (PaykkaException ex) {
			this.orders.update(id, (order) -> order.failed(ex.getErrorCode()));
			throw ex.with("transId", locked.transIds().current());
		}
		catch (RuntimeException ex) {
			this.orders.update(id, Order::uncertain);
			throw ex;
		}
	}

	/**
	 * Ask the gateway how a step ended after its answer was lost. If the payment failed,
	 * that is the answer, not a failure of the query.
	 */
	Settlement query(long id) {
		Order locked = this.orders.get(id);
		if (!locked.isUncertain()) {
			return Settlement.of(locked, null);
		}
		try {
			// Read like the answer to the payment, to learn why it failed
			GatewayAnswer payment = GatewayAnswer.of(200, this.gateway.query(locked.transIds().current()), null);
			Order settled = this.orders.update(id, (order) -> settle(order, payment.getState()));
			return Settlement.of(settled, payment.toException());
		}
		catch (PaykkaException ex) {
			if (ex.getErrorCode() != PaykkaErrorCode.ORDER_NOT_FOUND) {
				throw ex;
			}
			// The request may still be on its way, so only the same key is safe to repeat
			return Settlement.of(this.orders.update(id, (order) -> order.isUncertain() ? order.released() : order), ex);
		}
	}

	private static State stateOf(@Nullable Transaction transaction) {
		return (transaction != null && transaction.status() != null)
				? GatewayAnswer.of(200, Map.of("status", transaction.status()), null).getState() : State.OTHER;
	}

	private static Order settle(Order order, State state) {
		if (!order.isUncertain()) {
			return order;
		}
		return switch (state) {
			case SUCCEEDED, AUTHORIZED -> order.succeeded();
			case FAILED -> order.failed();
			case PENDING, OTHER -> order;
		};
	}

	private Request request(Order order, long amount, @Nullable Card card) {
		return new Request(this.properties.merchantId(), order.transIds().current(), amount, order.request().currency(),
				card);
	}

}
