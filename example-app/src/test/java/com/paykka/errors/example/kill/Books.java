package com.paykka.errors.example.kill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.paykka.errors.test.SandboxTransaction;
import com.paykka.errors.test.SandboxTransaction.Type;
import org.assertj.core.api.SoftAssertions;

/**
 * The shop's database after the shop has stopped.
 *
 * @param orders the orders by their numbers
 * @param attempts all attempts
 */
record Books(Map<Long, BookedOrder> orders, List<BookedAttempt> attempts) {

	static Books read(String database) throws SQLException {
		Map<Long, BookedOrder> orders = new HashMap<>();
		List<BookedAttempt> attempts = new ArrayList<>();
		try (Connection connection = DriverManager.getConnection(database, "shop", "")) {
			ResultSet rows = connection.createStatement().executeQuery("select * from orders");
			while (rows.next()) {
				orders.put(rows.getLong("id"), new BookedOrder(rows.getString("settled"), rows.getLong("captured"),
						rows.getLong("refunded"), rows.getString("payment"), rows.getString("locked_by")));
			}
			rows = connection.createStatement().executeQuery("select * from attempts");
			while (rows.next()) {
				attempts.add(new BookedAttempt(rows.getString("trans_id"), rows.getLong("order_id"),
						rows.getString("operation"), rows.getString("payment"), rows.getLong("amount"),
						rows.getString("state"), rows.getBoolean("reversal")));
			}
		}
		return new Books(orders, attempts);
	}

	void expectToAgreeWith(Ledger ledger, Map<Long, Shopper> shoppers) {
		SoftAssertions softly = new SoftAssertions();
		softly.assertThat(this.attempts)
			.as("open attempts")
			.noneMatch((attempt) -> attempt.state().equals("PENDING") || attempt.state().equals("ESCALATED"));
		softly.assertThat(this.attempts).as("reversals").noneMatch(BookedAttempt::reversal);
		softly.assertThat(this.orders.values()).as("locked orders").allMatch((order) -> order.lockedBy() == null);
		softly.assertThat(succeeded(this.attempts)).as("successful steps").isEqualTo(succeeded(ledger));
		softly.assertThat(this.attempts.stream().map(BookedAttempt::transId))
			.as("steps that the gateway knows")
			.containsAll(ledger.transIds().toList());
		this.orders.forEach((id, order) -> order.expectToAgreeWith(softly, id, ledger, paymentsOf(id)));
		shoppers.forEach((id, shopper) -> {
			BookedOrder order = this.orders.get(id);
			softly.assertThat(order.settled())
				.as("order %d", id)
				.isEqualTo(shopper.isClosed() ? "CLOSED" : (shopper.refund() == 1000) ? "REFUNDED" : "CAPTURED");
			softly.assertThat(order.refunded()).as("order %d", id).isEqualTo(shopper.isClosed() ? 0 : shopper.refund());
		});
		softly.assertAll();
	}

	/**
	 * Describe orders, with their attempts and transactions.
	 */
	String describeAllBut(Set<Long> known, Ledger ledger) {
		StringBuilder text = new StringBuilder();
		this.orders.forEach((id, order) -> {
			if (!known.contains(id)) {
				text.append("Order ").append(id).append(": ").append(order).append('\n');
				this.attempts.stream().filter((attempt) -> attempt.orderId() == id).forEach((attempt) -> {
					text.append(attempt).append('\n');
					ledger.transactions()
						.stream()
						.filter((entry) -> entry.transId().equals(attempt.transId()))
						.forEach((entry) -> text.append(entry).append('\n'));
				});
			}
		});
		return text.toString();
	}

	private List<String> paymentsOf(long order) {
		return this.attempts.stream()
			.filter((attempt) -> attempt.orderId() == order && attempt.operation().equals("PAYMENT"))
			.map(BookedAttempt::transId)
			.toList();
	}

	private static TreeSet<String> succeeded(List<BookedAttempt> attempts) {
		TreeSet<String> succeeded = new TreeSet<>();
		attempts.stream()
			.filter((attempt) -> attempt.state().equals("SUCCEEDED"))
			.forEach((attempt) -> succeeded
				.add(attempt.transId() + " " + attempt.operation() + " " + attempt.payment() + " " + attempt.amount()));
		return succeeded;
	}

	private static TreeSet<String> succeeded(Ledger ledger) {
		TreeSet<String> succeeded = new TreeSet<>();
		ledger.successful((entry) -> true)
			.forEach((entry) -> succeeded
				.add(entry.transId() + " " + entry.type() + " " + entry.payment() + " " + entry.amount()));
		return succeeded;
	}

	/**
	 * An order.
	 */
	record BookedOrder(String settled, long captured, long refunded, String payment, String lockedBy) {

		void expectToAgreeWith(SoftAssertions softly, long id, Ledger ledger, List<String> payments) {
			List<String> charged = ledger
				.successful((entry) -> entry.type() == Type.PAYMENT && payments.contains(entry.transId()))
				.stream()
				.map(SandboxTransaction::transId)
				.toList();
			softly.assertThat(charged)
				.as("payments of order %d", id)
				.isEqualTo((this.payment != null) ? List.of(this.payment) : List.of());
			if (this.payment != null) {
				softly.assertThat(ledger.amounts(Type.CAPTURE, this.payment))
					.as("captured of order %d", id)
					.isEqualTo(timesOne(this.captured));
				softly.assertThat(ledger.amounts(Type.REFUND, this.payment))
					.as("refunded of order %d", id)
					.isEqualTo(timesOne(this.refunded));
				softly.assertThat(ledger.amounts(Type.VOID, this.payment))
					.as("voids of order %d", id)
					.hasSize(this.settled.equals("CLOSED") ? 1 : 0);
			}
		}

		private static List<Long> timesOne(long amount) {
			return (amount != 0) ? List.of(amount) : List.of();
		}

	}

	/**
	 * An attempt.
	 */
	record BookedAttempt(String transId, long orderId, String operation, String payment, long amount, String state,
			boolean reversal) {

	}

}
