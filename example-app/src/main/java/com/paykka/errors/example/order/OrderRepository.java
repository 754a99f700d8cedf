package com.paykka.errors.example.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/**
 * The table of orders.
 */
@Repository
class OrderRepository {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	OrderRepository(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	long insert(Order order) {
		GeneratedKeyHolder id = new GeneratedKeyHolder();
		OrderRequest request = order.request();
		this.jdbc.sql("""
				insert into orders (shopper_reference, amount, currency, email, items, expires_at, settled, captured,
					refunded, key_prefix, attempts)
				values (:shopper, :amount, :currency, :email, :items, :expiresAt, :settled, 0, 0, :keys, 0)""")
			.param("shopper", request.shopperReference())
			.param("amount", request.amount())
			.param("currency", request.currency())
			.param("email", request.email())
			.param("items", this.json.writeValueAsString(request.items()))
			.param("expiresAt", order.expiresAt().atOffset(ZoneOffset.UTC))
			.param("settled", order.settled().name())
			.param("keys", order.keys())
			.update(id, "id");
		return Objects.requireNonNull(id.getKey()).longValue();
	}

	Optional<Order> findById(long id) {
		return query("select * from orders where id = :id", id);
	}

	/**
	 * Find an order, and lock it until the transaction ends.
	 */
	Optional<Order> lock(long id) {
		return query("select * from orders where id = :id for update", id);
	}

	private Optional<Order> query(String sql, long id) {
		return this.jdbc.sql(sql).param("id", id).query((row, number) -> read(row)).optional();
	}

	void update(Order order) {
		this.jdbc.sql("""
				update orders set settled = :settled, captured = :captured, refunded = :refunded, attempts = :attempts,
					payment = :payment, locked_by = :lockedBy
				where id = :id""")
			.param("settled", order.settled().name())
			.param("captured", order.captured())
			.param("refunded", order.refunded())
			.param("attempts", order.attempts())
			.param("payment", order.payment())
			.param("lockedBy", order.lockedBy())
			.param("id", order.id())
			.update();
	}

	private Order read(ResultSet row) throws SQLException {
		OrderItem[] items = this.json.readValue(row.getString("items"), OrderItem[].class);
		OrderRequest request = new OrderRequest(row.getString("shopper_reference"), row.getLong("amount"),
				row.getString("currency"), row.getString("email"), Arrays.asList(items));
		return new Order(row.getLong("id"), request, row.getObject("expires_at", OffsetDateTime.class).toInstant(),
				OrderStatus.valueOf(row.getString("settled")), row.getLong("captured"), row.getLong("refunded"),
				row.getString("key_prefix"), row.getInt("attempts"), row.getString("payment"),
				row.getString("locked_by"));
	}

}
