package com.paykka.errors.example.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of attempts. Lock the order before you write to it.
 */
@Repository
class AttemptRepository {

	private final JdbcClient jdbc;

	AttemptRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void insert(Attempt attempt) {
		this.jdbc.sql("""
				insert into attempts (trans_id, order_id, operation, payment, amount, currency, reversal, state, sends,
					sent_at, repeatable, query_at, gateway_id)
				values (:transId, :orderId, :operation, :payment, :amount, :currency, :reversal, :state, :sends,
					:sentAt, :repeatable, :queryAt, :gatewayId)""")
			.param("transId", attempt.transId())
			.param("orderId", attempt.orderId())
			.param("operation", attempt.operation().name())
			.param("payment", attempt.payment())
			.param("amount", attempt.money().amount())
			.param("currency", attempt.money().currency().getCurrencyCode())
			.param("reversal", attempt.reversal())
			.param("state", attempt.state().name())
			.param("sends", attempt.sends())
			.param("sentAt", timestamp(attempt.sentAt()))
			.param("repeatable", attempt.repeatable())
			.param("queryAt", timestamp(attempt.queryAt()))
			.param("gatewayId", attempt.gatewayId())
			.update();
	}

	Optional<Attempt> findByTransId(String transId) {
		return this.jdbc.sql("select * from attempts where trans_id = :transId")
			.param("transId", transId)
			.query((row, number) -> read(row))
			.optional();
	}

	/**
	 * Find the attempt of an order whose outcome is unknown, ignoring reversals.
	 */
	Optional<Attempt> findOpen(long orderId) {
		return this.jdbc.sql("""
				select * from attempts
				where order_id = :orderId and not reversal and state in ('PENDING', 'ESCALATED')""")
			.param("orderId", orderId)
			.query((row, number) -> read(row))
			.optional();
	}

	List<Attempt> findDue(Instant now) {
		return this.jdbc.sql("select * from attempts where query_at <= :now order by query_at limit 100")
			.param("now", timestamp(now))
			.query((row, number) -> read(row))
			.list();
	}

	void update(Attempt attempt) {
		this.jdbc.sql("""
				update attempts set state = :state, sends = :sends, sent_at = :sentAt, repeatable = :repeatable,
					query_at = :queryAt, gateway_id = :gatewayId
				where trans_id = :transId""")
			.param("state", attempt.state().name())
			.param("sends", attempt.sends())
			.param("sentAt", timestamp(attempt.sentAt()))
			.param("repeatable", attempt.repeatable())
			.param("queryAt", timestamp(attempt.queryAt()))
			.param("gatewayId", attempt.gatewayId())
			.param("transId", attempt.transId())
			.update();
	}

	private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
		return (instant != null) ? instant.atOffset(ZoneOffset.UTC) : null;
	}

	private static @Nullable Instant instant(@Nullable OffsetDateTime timestamp) {
		return (timestamp != null) ? timestamp.toInstant() : null;
	}

	private static Attempt read(ResultSet row) throws SQLException {
		return new Attempt(row.getString("trans_id"), row.getLong("order_id"),
				Operation.valueOf(row.getString("operation")), row.getString("payment"),
				Money.of(row.getLong("amount"), row.getString("currency")), row.getBoolean("reversal"),
				AttemptState.valueOf(row.getString("state")), row.getInt("sends"),
				row.getObject("sent_at", OffsetDateTime.class).toInstant(), row.getBoolean("repeatable"),
				instant(row.getObject("query_at", OffsetDateTime.class)), row.getString("gateway_id"));
	}

}
