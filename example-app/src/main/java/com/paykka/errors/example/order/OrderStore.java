package com.paykka.errors.example.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.example.ShopProperties;

import org.springframework.stereotype.Component;

import static com.paykka.errors.PaykkaErrorCode.ORDER_NOT_FOUND;

/**
 * Stores the shop's orders.
 */
@Component
public class OrderStore {

	// The lowest number of ten digits in base 36
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
		// Not the order's number, which starts again with another database. Too short for
		// a card number, which logs would mask
		String keys = "T" + Long.toString(ThreadLocalRandom.current().nextLong(FIRST_KEY, 36 * FIRST_KEY), 36)
			.toUpperCase(Locale.ROOT);
		return get(this.orders.insert(Order.create(request, expiresAt, keys)));
	}

	public Order get(long id) {
		return this.orders.findById(id).orElseThrow(() -> notFound(id));
	}

	/**
	 * Return an order, locked until the transaction ends.
	 */
	public Order lock(long id) {
		return this.orders.lock(id).orElseThrow(() -> notFound(id));
	}

	public Order update(Order order) {
		this.orders.update(order);
		return order;
	}

	private static PaykkaException notFound(long id) {
		return new PaykkaException(ORDER_NOT_FOUND).with("orderId", id);
	}

}
