package com.paykka.errors.test;

import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.paykka.errors.test.AmountCode.Place;
import com.paykka.errors.test.Operation.Action;
import org.jspecify.annotations.Nullable;

/**
 * How the sandbox responds where a test has scripted nothing.
 */
class SandboxRules {

	private static final long FIRST_ORDER_ID = 206194332333335L;

	private static final SandboxResponse INVALID = SandboxResponse.refused(400, "010000",
			"Invalid request, parameter error");

	private final Map<String, Processed> processed = new HashMap<>();

	private final Set<String> refusedOnce = new HashSet<>();

	private final SandboxLedger ledger;

	private final RepeatedTransId repeated;

	private final Clock clock;

	SandboxRules(SandboxLedger ledger, RepeatedTransId repeated, Clock clock) {
		this.ledger = ledger;
		this.repeated = repeated;
		this.clock = clock;
	}

	synchronized void clear() {
		this.processed.clear();
		this.refusedOnce.clear();
		this.ledger.clear();
	}

	synchronized SandboxResponse process(@Nullable Operation operation, PaymentRequest request) {
		if (operation == null) {
			return INVALID;
		}
		return switch (operation.action()) {
			case PAYMENT -> request.canPay() ? pay(request) : INVALID;
			case SESSION -> once(operation.action(), request.text("trans_id"), request.text("trans_id"), request,
					SandboxTransaction.PROCESSING, null);
			case CAPTURE, VOID, REFUND -> change(operation, request);
			case QUERY, REFUND_QUERY -> query(operation, request);
			case APPLE_PAY -> SandboxResponse.json(200, "\"eyJlcG9jaFRpbWVzdGFtcCI6MTc2NDAwMDAwMH0=\"");
			case REMOVAL -> SandboxResponse.empty(204);
		};
	}

	private SandboxResponse pay(PaymentRequest request) {
		String transId = request.text("trans_id");
		TestCard card = (request.card() != null) ? TestCard.of(request.card().number()) : null;
		if (card != null && card.refusal() != null && transId != null && !this.processed.containsKey(transId)
				&& !(card == TestCard.SECOND_TIME && !this.refusedOnce.add(transId))) {
			return card.refusal();
		}
		String status = (card == TestCard.PENDING) ? SandboxTransaction.PROCESSING : SandboxTransaction.SUCCESS;
		return once(Action.PAYMENT, transId, transId, request, status, decline(card, request));
	}

	private @Nullable String decline(@Nullable TestCard card, PaymentRequest request) {
		if (card == null || card == TestCard.GOOD) {
			return request.hasExpiredCard(YearMonth.now(this.clock)) ? "5006" : null;
		}
		return (card == TestCard.AUTHENTICATION_REQUIRED && request.isAuthenticated()) ? null : card.errorCode();
	}

	private SandboxResponse change(Operation operation, PaymentRequest request) {
		Action action = operation.action();
		SandboxTransaction payment = paymentOf(operation, request);
		if (action != Action.VOID && !request.hasMoney()) {
			return INVALID;
		}
		if (payment == null || this.ledger.paid(payment.transId()) == 0) {
			return unknown();
		}
		String transId = payment.transId();
		String own = ownNumber(operation, request, transId);
		return once(action, own, transId, request, (action == Action.VOID) ? "CANCELED" : SandboxTransaction.SUCCESS,
				switch (action) {
					case CAPTURE -> refuseCapture(transId, request.amount());
					case VOID -> refuseVoid(transId);
					default -> refuseRefund(transId, request.amount(), operation.payment() != null);
				});
	}

	private @Nullable String refuseCapture(String payment, long amount) {
		if (this.ledger.isVoided(payment)) {
			return "4022";
		}
		return (this.ledger.captured(payment) > 0) ? "4013" : (amount > this.ledger.paid(payment)) ? "2045" : null;
	}

	private @Nullable String refuseVoid(String payment) {
		return (this.ledger.isVoided(payment) || this.ledger.captured(payment) > 0 || this.ledger.refunded(payment) > 0)
				? "4014" : null;
	}

	private @Nullable String refuseRefund(String payment, long amount, boolean onlyIfCaptured) {
		if (this.ledger.isVoided(payment) || (onlyIfCaptured && this.ledger.captured(payment) == 0)) {
			return "4001";
		}
		long refundable = (this.ledger.captured(payment) > 0) ? this.ledger.captured(payment)
				: this.ledger.paid(payment);
		return (amount > refundable - this.ledger.refunded(payment)) ? "2034" : null;
	}

	/**
	 * Find the payment that a request is about: in the path, by {@code order_id}, or by
	 * {@code trans_id}.
	 */
	private @Nullable SandboxTransaction paymentOf(Operation operation, PaymentRequest request) {
		String orderId = request.text("order_id");
		String transId = (operation.payment() != null) ? operation.payment() : request.text("trans_id");
		return this.ledger.transactions()
			.stream()
			.filter((transaction) -> transaction.type().isPayment())
			.filter((transaction) -> (operation.payment() == null && orderId != null)
					? transaction.orderId().equals(orderId) : transaction.transId().equals(transId))
			.findAny()
			.orElse(null);
	}

	private String ownNumber(Operation operation, PaymentRequest request, String payment) {
		String own = request.text(operation.action().name().toLowerCase(Locale.ROOT) + "_trans_id");
		if (own == null && !payment.equals(request.text("trans_id"))) {
			own = request.text("trans_id");
		}
		return (own != null) ? own : operation.action() + "-" + this.processed.size();
	}

	private SandboxResponse query(Operation operation, PaymentRequest request) {
		String prefix = (operation.action() == Action.REFUND_QUERY) ? "refund_" : "";
		String transId = (operation.payment() != null) ? operation.payment() : request.text(prefix + "trans_id");
		String orderId = request.text(prefix + "order_id");
		String sessionId = request.text("session_id");
		return this.ledger.transactions()
			.stream()
			.filter((found) -> found.transId().equals(transId) || found.orderId().equals(orderId)
					|| ("CS" + found.orderId()).equals(sessionId))
			.findAny()
			.map((found) -> SandboxResponse.inData(queried(found).toData()))
			.orElseGet(SandboxRules::unknown);
	}

	private SandboxTransaction queried(SandboxTransaction transaction) {
		if (!transaction.type().isPayment() || !transaction.isSuccessful()) {
			return transaction;
		}
		String payment = transaction.transId();
		long refunded = this.ledger.refunded(payment);
		return this.ledger.isVoided(payment) ? transaction.withStatus("CANCELED", null) : (refunded == 0) ? transaction
				: transaction.withStatus((refunded < transaction.amount()) ? "PARTIALLY_REFUNDED" : "REFUNDED", null);
	}

	private SandboxResponse once(Action action, @Nullable String transId, @Nullable String payment,
			PaymentRequest request, String status, @Nullable String failure) {
		SandboxTransaction.Type type = action.type();
		if (type == null || transId == null || payment == null || (action != Action.VOID && !request.hasMoney())) {
			return INVALID;
		}
		String fingerprint = action + payment + request.fingerprint();
		Processed entry = this.processed.get(transId);
		if (entry != null) {
			return (this.repeated == RepeatedTransId.REPLAY && entry.fingerprint().equals(fingerprint))
					? entry.response() : this.repeated.refuse();
		}
		AmountCode asked = AmountCode.of(request.amount());
		if (asked != null && asked.place() == Place.RET_CODE) {
			return SandboxResponse.refused(400, asked.code(), SandboxTransaction.describe(asked.code()));
		}
		OddResponse odd = OddResponse.of(request.amount());
		String code = (asked != null) ? asked.code() : (odd != null) ? "5004" : failure;
		SandboxTransaction transaction = new SandboxTransaction(type, transId,
				"GW" + (FIRST_ORDER_ID + this.processed.size()), payment, orEmpty(request.text("merchant_id")),
				request.amount(), orEmpty(request.text("currency")),
				(code != null) ? SandboxTransaction.FAILURE : status, code);
		SandboxResponse response = (asked != null && asked.place() == Place.TOP_LEVEL)
				? SandboxResponse.json(200,
						SandboxResponse.ordered("error_code", asked.code(), "error_description",
								SandboxTransaction.describe(asked.code())))
				: (odd != null) ? odd.toResponse() : SandboxResponse.inData(transaction.toData());
		this.ledger.add(transaction);
		this.processed.put(transId, new Processed(fingerprint, response));
		return response;
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

	private static SandboxResponse unknown() {
		return SandboxResponse.refused(404, "206024", "The order doesn't exist");
	}

	private record Processed(String fingerprint, SandboxResponse response) {

	}

}
