package com.paykka.errors.example.payment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.example.AdjustableClock;
import com.paykka.errors.example.ShopTest;
import com.paykka.errors.example.Whole;
import com.paykka.errors.example.gateway.Card;
import com.paykka.errors.example.order.Order;
import com.paykka.errors.example.order.OrderItem;
import com.paykka.errors.example.order.OrderRequest;
import com.paykka.errors.example.order.OrderStatus;
import com.paykka.errors.example.order.OrderStore;
import com.paykka.errors.test.PaykkaSandbox;
import com.paykka.errors.test.SandboxResponse;
import com.paykka.errors.test.SandboxTransaction;
import com.paykka.errors.test.TestCard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Attacks the shop with each code beside each status, for payments that were charged: a
 * shopper who does what the advice says is charged once at most, and no order is taken
 * for paid without a charge.
 */
@ShopTest
class ShopAttackTests {

	private static final List<String> STATUSES = Arrays.asList(null, "FAILURE", "PROCESSING", "REVIEWING", "PENDING",
			"SUCCESS", "AUTHORIZED", "CAPTURED", "CANCELED", "REFUNDED", "GLORIOUS");

	// 1 takes minutes
	private static final int ONE_OF = Integer.getInteger("attack.one-of", Whole.ENABLED ? 19 : 25);

	private static final Card CARD = new Card(TestCard.GOOD.getNumber(), 2099, 6, "123", null);

	private static final OrderRequest ORDER = new OrderRequest("shopper", 1250L, "EUR", "ada@example.com",
			List.of(new OrderItem("Tea", 1, 1250L)));

	private static final JsonMapper JSON = new JsonMapper();

	private final OrderStore orders;

	private final Payments payments;

	private final Settlements settlements;

	private final PaykkaSandbox sandbox;

	private final AdjustableClock clock;

	@Autowired
	ShopAttackTests(OrderStore orders, Payments payments, Settlements settlements, PaykkaSandbox sandbox,
			AdjustableClock clock) {
		this.orders = orders;
		this.payments = payments;
		this.settlements = settlements;
		this.sandbox = sandbox;
		this.clock = clock;
	}

	@Test
	void shopperWhoFollowsTheAdviceIsChargedOnceAtMost() {
		List<String> faults = new ArrayList<>();
		int paid = 0;
		for (Attack attack : attacks()) {
			this.sandbox.reset();
			Shopper shopper = new Shopper();
			shopper.meet(attack);
			shopper.shop();
			long charges = shopper.charges();
			long paidOrders = shopper.orders.stream().filter((id) -> isPaid(this.orders.get(id))).count();
			if (charges > 1 || paidOrders != charges) {
				faults
					.add(attack + ": charged " + charges + " times, " + paidOrders + " paid orders: " + shopper.steps);
			}
			paid += (paidOrders > 0) ? 1 : 0;
		}
		assertThat(faults).isEmpty();
		assertThat(paid).isPositive();
	}

	/**
	 * Return one of so many attacks, all codes, statuses and forms in turn.
	 */
	private static List<Attack> attacks() {
		List<Attack> attacks = new ArrayList<>();
		for (PaykkaErrorCode code : EnumSet.complementOf(EnumSet.of(PaykkaErrorCode.SUCCESS))) {
			for (String status : STATUSES) {
				attacks.add(new Attack(code.getCode(), status, Form.RESPONSE));
				attacks.add(new Attack(code.getCode(), status, Form.LOST));
			}
			for (String status : STATUSES.subList(0, 2)) {
				attacks.add(new Attack(code.getCode(), status, Form.NAMELESS_RESPONSE));
				attacks.add(new Attack(code.getCode(), status, Form.RESPONSE_TO_ANOTHER));
			}
		}
		// There are 26 for each code
		return IntStream.range(0, attacks.size()).filter((i) -> i % ONE_OF == 0).mapToObj(attacks::get).toList();
	}

	private static boolean isPaid(Order order) {
		return order.settled() == OrderStatus.AUTHORIZED;
	}

	private enum Form {

		/** The response to the payment has the code. */
		RESPONSE,

		/** It has, but does not name the payment. */
		NAMELESS_RESPONSE,

		/** It has, but names another payment. */
		RESPONSE_TO_ANOTHER,

		/** The response is lost, and the first query fails with the code. */
		LOST

	}

	private record Attack(String code, @Nullable String status, Form form) {

		/**
		 * Return whether the response is an honest decline, which charges nothing.
		 */
		boolean isDecline() {
			return this.form == Form.RESPONSE && (this.status == null || this.status.equals("FAILURE"));
		}

		SandboxResponse toResponse(String transId) {
			Map<String, Object> data = new LinkedHashMap<>();
			if (this.form != Form.LOST) {
				data.put("error_code", this.code);
			}
			if (this.form != Form.NAMELESS_RESPONSE) {
				data.putAll(Map.of("merchant_id", "18356675194960", "trans_id",
						(this.form == Form.RESPONSE_TO_ANOTHER) ? "T1" : transId, "order_id", "GW1", "amount", 1250,
						"currency", "EUR"));
			}
			if (this.status != null) {
				data.put("status", this.status);
			}
			String retCode = (this.form == Form.LOST) ? this.code : "000000";
			return SandboxResponse.json(200, JSON.writeValueAsString(Map.of("ret_code", retCode, "data", data)));
		}

	}

	/**
	 * A shopper who does what the advice says, and begins with one order.
	 */
	private final class Shopper {

		private final List<Long> orders = new ArrayList<>();

		private final List<String> steps = new ArrayList<>();

		private long order;

		Shopper() {
			begin();
		}

		private void begin() {
			this.order = ShopAttackTests.this.orders.create(ORDER).id();
			this.orders.add(this.order);
		}

		private void meet(Attack attack) {
			PaykkaSandbox gateway = ShopAttackTests.this.sandbox;
			SandboxResponse response = attack.toResponse(ShopAttackTests.this.orders.get(this.order).nextKey());
			if (attack.form() == Form.LOST) {
				gateway.respondNext("/v3/payment/acq/payment", SandboxResponse.connectionClosed().afterProcessing());
				gateway.respondNext("/v3/payment/acq/query", response);
			}
			else {
				gateway.respondNext("/v3/payment/acq/payment",
						attack.isDecline() ? response : response.afterProcessing());
			}
		}

		private void shop() {
			Advice advice = pay();
			for (int i = 0; i < 6 && advice != null; i++) {
				advice = follow(advice);
			}
			// Whatever is still open
			for (int i = 0; i < 3; i++) {
				later(Duration.ofHours(1));
			}
		}

		/**
		 * Do what the advice says.
		 * @return the next advice, or {@code null} when there is nothing more to do
		 */
		private @Nullable Advice follow(Advice advice) {
			return switch (advice) {
				case DO_NOT_RETRY -> null;
				case CHECK_STATUS -> isUnpaid() ? pay() : null;
				case START_AGAIN -> {
					if (!isUnpaid()) {
						yield null;
					}
					begin();
					yield pay();
				}
				// Once what was wrong has been corrected
				default -> pay();
			};
		}

		private @Nullable Advice pay() {
			try {
				Order paid = ShopAttackTests.this.payments.pay(this.order, CARD);
				this.steps.add("pay: " + paid.status());
				return (paid.status() == OrderStatus.PROCESSING) ? Advice.CHECK_STATUS : null;
			}
			catch (PaykkaException ex) {
				this.steps.add("pay: " + ex.getErrorCode());
				return ex.getErrorCode().forShopper().getAdvice();
			}
		}

		/**
		 * Query the order until its outcome is known.
		 */
		private boolean isUnpaid() {
			for (int i = 0; i < 3; i++) {
				try {
					Order found = ShopAttackTests.this.payments.query(this.order).order();
					this.steps.add("query: " + found.status());
					if (found.status() != OrderStatus.PROCESSING) {
						return found.status() == OrderStatus.CREATED;
					}
				}
				catch (PaykkaException ex) {
					this.steps.add("query: " + ex.getErrorCode());
				}
				later(Duration.ofMinutes(1));
			}
			return false;
		}

		private void later(Duration time) {
			ShopAttackTests.this.clock.advance(time);
			ShopAttackTests.this.settlements.settleDue(() -> true);
		}

		private long charges() {
			return ShopAttackTests.this.sandbox.ledger()
				.transactions()
				.stream()
				.filter((found) -> found.type() == SandboxTransaction.Type.PAYMENT && found.isSuccessful())
				.count();
		}

	}

}
