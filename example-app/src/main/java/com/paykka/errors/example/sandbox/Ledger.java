package com.paykka.errors.example.sandbox;

import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import com.paykka.errors.example.sandbox.AmountCode.Place;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Keeps what the sandbox has paid, captured and refunded, in memory. A request answered
 * with HTTP 200 is kept under its {@code trans_id} and gets the same answer if it is
 * repeated; a refused request leaves no trace.
 */
@Component
class Ledger {

	private static final long FIRST_ORDER_ID = 206194332333335L;

	private final Map<String, Entry> entries = new HashMap<>();

	private final Set<String> refusedOnce = new HashSet<>();

	private final Clock clock;

	Ledger(Clock clock) {
		this.clock = clock;
	}

	synchronized Answer pay(PaymentRequest request) {
		TestCard card = TestCard.of(request.card());
		if (card != null && card.refusal() != null && !isSecondTime(card, request)) {
			return card.refusal();
		}
		return once("pay " + request.transId(), request, () -> {
			if (card != null) {
				return card.errorCode();
			}
			return (request.card() != null && request.card().isExpired(YearMonth.now(this.clock))) ? "5006" : null;
		});
	}

	private boolean isSecondTime(TestCard card, PaymentRequest request) {
		return card == TestCard.SECOND_TIME && !this.refusedOnce.add(request.transId());
	}

	synchronized Answer capture(String payment, PaymentRequest request) {
		long paid = sum("pay " + payment);
		return (paid == 0) ? unknown() : once("capture " + payment, request, () -> {
			if (sum("capture " + payment) > 0) {
				return "4013";
			}
			return (request.amount() > paid) ? "2045" : null;
		});
	}

	synchronized Answer refund(String payment, PaymentRequest request) {
		return (sum("pay " + payment) == 0) ? unknown() : once("refund " + payment, request, () -> {
			long captured = sum("capture " + payment);
			if (captured == 0) {
				return "4001";
			}
			return (request.amount() > captured - sum("refund " + payment)) ? "2034" : null;
		});
	}

	synchronized Answer query(String transId) {
		Entry entry = this.entries.get(transId);
		return (entry != null) ? Answer.ok(entry.transaction()) : unknown();
	}

	private Answer once(String operation, PaymentRequest request, Supplier<@Nullable String> rules) {
		PaymentRequest kept = request.withoutCard();
		Entry entry = this.entries.get(request.transId());
		if (entry != null) {
			return (entry.operation().equals(operation) && entry.request().equals(kept)) ? entry.answer()
					: Answer.refused(409, "4021", "Transaction number is duplicate");
		}
		AmountCode asked = AmountCode.of(request.amount());
		if (asked != null && asked.place() == Place.RET_CODE) {
			return Answer.refused(400, asked.code(), "Sandbox failure " + asked.code());
		}
		String orderId = "GW" + (FIRST_ORDER_ID + this.entries.size());
		OddAnswer odd = OddAnswer.of(request.amount());
		String failure = (odd != null) ? "5004" : rules.get();
		Transaction transaction = Transaction.of(request, orderId, (asked != null) ? asked.code() : failure);
		Answer answer = (asked != null && asked.place() == Place.TOP_LEVEL) ? Answer.failedWithoutData(transaction)
				: (odd != null) ? odd.toAnswer() : Answer.ok(transaction);
		this.entries.put(request.transId(), new Entry(operation, kept, transaction, answer));
		return answer;
	}

	private long sum(String operation) {
		return this.entries.values()
			.stream()
			.filter((entry) -> entry.operation().equals(operation) && entry.transaction().isSuccess())
			.mapToLong((entry) -> entry.transaction().amount())
			.sum();
	}

	private static Answer unknown() {
		return Answer.refused(404, "206024", "The order doesn't exist");
	}

	private record Entry(String operation, PaymentRequest request, Transaction transaction, Answer answer) {

	}

}
