package com.paykka.errors.example;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

import com.paykka.errors.PaykkaException;

import org.springframework.stereotype.Component;

import static com.paykka.errors.PaykkaErrorCode.ORDER_NOT_FOUND;

/**
 * Keeps the shop's orders.
 */
@Component
public class OrderStore {

	// Ten digits to the base of 36
	private static final long FIRST_KEY = 101_559_956_668_416L;

	private final OrderRepository orders;

	private final ShopProperties properties;

	private final Clock clock;

	OrderStore(OrderRepository orders, ShopProperties properties, Clock clock) {
		this.orders = orders;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Store a new order.
	 * @param request what was ordered
	 * @return the order
	 */
	public Order create(OrderRequest request) {
		Instant expiresAt = this.clock.instant().plus(this.properties.orderExpiry()).truncatedTo(ChronoUnit.MILLIS);
		// Not the order's number, which starts over with another database. With too few
		// digits for a card number, which logs would mask
		String keys = "T" + Long.toString(ThreadLocalRandom.current().nextLong(FIRST_KEY, 36 * FIRST_KEY), 36)
			.toUpperCase(Locale.ROOT);
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
