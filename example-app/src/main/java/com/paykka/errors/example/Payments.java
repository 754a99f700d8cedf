package com.paykka.errors.example;

import java.time.Clock;

import com.paykka.errors.PaykkaErrorCode.Category;
import com.paykka.errors.PaykkaException;

import org.springframework.stereotype.Component;

/**
 * Pays orders, each at most once.
 */
@Component
class Payments {

	private final OrderStore orders;

	private final CardIssuer issuer;

	private final Clock clock;

	Payments(OrderStore orders, CardIssuer issuer, Clock clock) {
		this.orders = orders;
		this.issuer = issuer;
		this.clock = clock;
	}

	Order pay(long id, Card card) {
		this.orders.update(id, (order) -> order.beginPayment(this.clock.instant()));
		try {
			this.issuer.authorize(card);
		}
		catch (PaykkaException ex) {
			// After any other failure the money may have moved: the order stays locked
			if (ex.getErrorCode().getCategory() == Category.CARD) {
				this.orders.update(id, Order::declined);
			}
			throw ex;
		}
		return this.orders.update(id, Order::authorized);
	}

}
