package com.paykka.errors.example;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;

import com.paykka.errors.PaykkaException;

import org.springframework.stereotype.Component;

import static com.paykka.errors.PaykkaErrorCode.ORDER_NOT_FOUND;

/**
 * Keeps the shop's orders.
 */
@Component
class OrderStore {

	private final OrderRepository orders;

	private final ShopProperties properties;

	private final Clock clock;

	OrderStore(OrderRepository orders, ShopProperties properties, Clock clock) {
		this.orders = orders;
		this.properties = properties;
		this.clock = clock;
	}

	Order create(OrderRequest request) {
		Instant expiresAt = this.clock.instant().plus(this.properties.orderExpiry()).truncatedTo(ChronoUnit.MILLIS);
		// Not the order's number, which starts over with another database. No length of a
		// card number, so that logs show it
		String keys = "T" + ThreadLocalRandom.current().nextLong(1_000_000_000_000L, 10_000_000_000_000L);
		return get(this.orders.insert(Order.create(request, expiresAt, keys)));
	}

	Order get(long id) {
		return this.orders.find(id).orElseThrow(() -> notFound(id));
	}

	/**
	 * Return an order and keep all others from it until the transaction ends.
	 */
	Order lock(long id) {
		return this.orders.lock(id).orElseThrow(() -> notFound(id));
	}

	Order update(Order order) {
		this.orders.update(order);
		return order;
	}

	private static PaykkaException notFound(long id) {
		return new PaykkaException(ORDER_NOT_FOUND).with("orderId", id);
	}

}
