package com.paykka.errors.example;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import static com.paykka.errors.PaykkaErrorCode.ORDER_NOT_FOUND;

/**
 * Keeps the shop's orders in memory. The steps of an order run one after another.
 */
@Component
class OrderStore {

	private final Map<Long, Order> orders = new ConcurrentHashMap<>();

	private final AtomicLong lastId = new AtomicLong();

	private final ShopProperties properties;

	private final Clock clock;

	OrderStore(ShopProperties properties, Clock clock) {
		this.properties = properties;
		this.clock = clock;
	}

	Order create(OrderRequest request) {
		Order order = Order.create(this.lastId.incrementAndGet(), request,
				this.clock.instant().plus(this.properties.orderExpiry()));
		this.orders.put(order.id(), order);
		return order;
	}

	Order get(long id) {
		return found(id, this.orders.get(id));
	}

	/**
	 * Take an order one step further, or leave it unchanged if the step throws.
	 * @param id the order's number
	 * @param step the step, which must be quick and without side effects
	 * @return the order after the step
	 */
	Order update(long id, UnaryOperator<Order> step) {
		return found(id, this.orders.computeIfPresent(id, (key, order) -> step.apply(order)));
	}

	/**
	 * Find the order by the key of its current step.
	 * @param transId the key
	 * @return the order's number, or {@code null} if there is none
	 */
	@Nullable Long findByTransId(@Nullable Object transId) {
		return this.orders.values()
			.stream()
			.filter((order) -> order.transIds().current().equals(transId))
			.map(Order::id)
			.findAny()
			.orElse(null);
	}

	private static Order found(long id, @Nullable Order order) {
		if (order == null) {
			throw new PaykkaException(ORDER_NOT_FOUND).with("orderId", id);
		}
		return order;
	}

}
