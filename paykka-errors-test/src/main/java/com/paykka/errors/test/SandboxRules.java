package com.paykka.errors.test;

import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.paykka.errors.test.AmountCode.Place;
import com.paykka.errors.test.Operation.Action;
import org.jspecify.annotations.Nullable;

/**
 * How the sandbox responds where a test has scripted nothing.
 */
class SandboxRules {

	private static final long FIRST_ORDER_ID = 206194332333335L;

	private static final SandboxResponse NO_CONTENT = SandboxResponse.empty(200);

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
		String fault = (operation != null) ? request.fault(operation) : "the path is unknown";
		if (operation == null || fault != null) {
			return SandboxResponse.refused(400, "010000", "Invalid request, parameter error: " + fault);
		}
		return switch (operation.action()) {
			case PAYMENT -> pay(request);
			case SESSION -> once(Action.SESSION, transId(request), null, request, SandboxTransaction.PROCESSING, null);
			case CAPTURE, VOID, REFUND -> change(operation, request);
			case QUERY, REFUND_QUERY -> query(operation, request);
			case APPLE_PAY -> SandboxResponse.json(200, "\"eyJlcG9jaFRpbWVzdGFtcCI6MTc2NDAwMDAwMH0=\"");
			case REMOVAL -> NO_CONTENT;
		};
	}

	private SandboxResponse pay(PaymentRequest request) {
		String transId = transId(request);
		TestCard card = (request.card() != null) ? TestCard.of(request.card().number()) : null;
		if (card != null && card.refusal() != null && !this.processed.containsKey(key(Action.PAYMENT, transId))
				&& !(card == TestCard.SECOND_TIME && !this.refusedOnce.add(transId))) {
			return card.refusal();
		}
		String status = (card == TestCard.PENDING) ? SandboxTransaction.PROCESSING : SandboxTransaction.SUCCESS;
		return once(Action.PAYMENT, transId, null, request, status, decline(card, request));
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
		if (payment == null || this.ledger.paid(payment.transId()) == 0) {
			return unknown();
		}
		String transId = payment.transId();
		boolean reviewed = action == Action.REFUND && "FRAUDULENT".equals(request.text("reason"));
		String status = (action == Action.VOID) ? "CANCELED"
				: reviewed ? SandboxTransaction.REVIEWING : SandboxTransaction.SUCCESS;
		boolean sameCurrency = payment.currency().equalsIgnoreCase(request.text("currency"));
		return once(action, ownNumber(operation, request), payment, request, status, switch (action) {
			case CAPTURE -> refuseCapture(transId, request.amount(), sameCurrency);
			case VOID -> refuseVoid(transId);
			default -> refuseRefund(transId, request.amount(), sameCurrency, operation.payment() != null);
		});
	}

	private @Nullable String refuseCapture(String payment, long amount, boolean sameCurrency) {
		if (this.ledger.isVoided(payment)) {
			return "4022";
		}
		if (this.ledger.captured(payment) > 0) {
			return "4013";
		}
		return !sameCurrency ? "2035" : (amount > this.ledger.paid(payment)) ? "2045" : null;
	}

	private @Nullable String refuseVoid(String payment) {
		return (this.ledger.isVoided(payment) || this.ledger.captured(payment) > 0 || this.ledger.refunded(payment) > 0)
				? "4014" : null;
	}

	private @Nullable String refuseRefund(String payment, long amount, boolean sameCurrency, boolean onlyIfCaptured) {
		if (this.ledger.isVoided(payment) || (onlyIfCaptured && this.ledger.captured(payment) == 0)) {
			return "4001";
		}
		return !sameCurrency ? "2033" : (amount > this.ledger.refundable(payment, onlyIfCaptured)) ? "2034" : null;
	}

	/**
	 * Find the payment that a request is about: in the path, by the sandbox's number, or
	 * by {@code trans_id}.
	 */
	private @Nullable SandboxTransaction paymentOf(Operation operation, PaymentRequest request) {
		String orderId = request.text((operation.action() == Action.REFUND) ? "ori_order_id" : "order_id");
		String transId = (operation.payment() != null) ? operation.payment() : request.text("trans_id");
		return this.ledger.transactions()
			.stream()
			.filter((transaction) -> transaction.type().isPayment())
			.filter((transaction) -> (operation.payment() == null && orderId != null)
					? orderId.equals(transaction.orderId()) : transaction.transId().equals(transId))
			.findAny()
			.orElse(null);
	}

	/**
	 * Find the merchant's number of a capture, void or refund.
	 */
	private static @Nullable String ownNumber(Operation operation, PaymentRequest request) {
		String name = operation.isOfRefund() ? "refund" : operation.action().name().toLowerCase(Locale.ROOT);
		String own = request.text(name + "_trans_id");
		String transId = (operation.payment() != null) ? request.text("trans_id") : null;
		return (own != null) ? own : (transId != null && !transId.equals(operation.payment())) ? transId : null;
	}

	private SandboxResponse query(Operation operation, PaymentRequest request) {
		SandboxTransaction found = find(operation, request);
		return (found != null) ? SandboxResponse.inData(queried(found, operation)) : unknown();
	}

	private @Nullable SandboxTransaction find(Operation operation, PaymentRequest request) {
		if (operation.payment() != null) {
			return this.ledger.transaction(operation.payment());
		}
		boolean refund = operation.isOfRefund();
		String transId = request.text(refund ? "refund_trans_id" : "trans_id");
		String orderId = request.text(refund ? "refund_order_id" : "order_id");
		String sessionId = request.text("session_id");
		return this.ledger.transactions()
			.stream()
			.filter((found) -> refund == (found.type() == SandboxTransaction.Type.REFUND))
			.filter((found) -> found.transId().equals(transId)
					|| (orderId != null && orderId.equals(refund ? found.refundOrderId() : found.orderId()))
					|| (sessionId != null && sessionId.equals(found.sessionId())))
			.findFirst()
			.orElse(null);
	}

	private Map<String, Object> queried(SandboxTransaction found, Operation operation) {
		if (!found.type().isPayment() || found.orderId() == null) {
			return found.toData();
		}
		String payment = found.transId();
		long refundable = this.ledger.refundable(payment, operation.payment() != null);
		Map<String, Object> data = (found.isSuccessful() ? inCurrentStatus(found) : found).toData();
		data.put("balances", Map.of("able_to_refund_amount", refundable));
		return data;
	}

	private SandboxTransaction inCurrentStatus(SandboxTransaction payment) {
		long refunded = this.ledger.refunded(payment.transId());
		return this.ledger.isVoided(payment.transId()) ? payment.withStatus("CANCELED") : (refunded == 0) ? payment
				: payment.withStatus((refunded < payment.amount()) ? "PARTIALLY_REFUNDED" : "REFUNDED");
	}

	/**
	 * Process a request once for each number of the merchant's, and each request that has
	 * none of its own.
	 */
	private SandboxResponse once(Action action, @Nullable String transId, @Nullable SandboxTransaction payment,
			PaymentRequest request, String status, @Nullable String failure) {
		String number = (transId != null) ? transId : action + "-" + this.processed.size();
		String key = key(action, number);
		String fingerprint = action + ((payment != null) ? payment.transId() : number) + request.fingerprint();
		Processed entry = this.processed.get(key);
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
		SandboxTransaction transaction = transaction(Objects.requireNonNull(action.type()), transId,
				Long.toString(FIRST_ORDER_ID + this.processed.size()), payment, request,
				(code != null) ? SandboxTransaction.FAILURE : status, code);
		SandboxResponse response = (asked != null && asked.place() == Place.TOP_LEVEL)
				? SandboxResponse.json(200,
						SandboxResponse.ordered("error_code", asked.code(), "error_description",
								SandboxTransaction.describe(asked.code())))
				: (odd != null) ? odd.toResponse() : (action == Action.VOID && code == null) ? NO_CONTENT
						: SandboxResponse.inData(transaction.toData());
		this.ledger.add(number, transaction);
		this.processed.put(key, new Processed(fingerprint, response));
		return response;
	}

	private static String key(Action action, String number) {
		return ((action == Action.REFUND) ? "refund " : "other ") + number;
	}

	private static SandboxTransaction transaction(SandboxTransaction.Type type, @Nullable String own, String number,
			@Nullable SandboxTransaction payment, PaymentRequest request, String status, @Nullable String code) {
		String merchantId = request.text("merchant_id");
		String currency = request.text("currency");
		String sessionId = (type == SandboxTransaction.Type.SESSION) ? "CS" + number : null;
		String refundOrderId = (type == SandboxTransaction.Type.REFUND) ? "RG" + number : null;
		if (payment == null) {
			String transId = orEmpty(own);
			return new SandboxTransaction(type, transId, (sessionId == null) ? "GW" + number : null, sessionId,
					refundOrderId, transId, orEmpty(merchantId), request.amount(), orEmpty(currency), status, code);
		}
		return new SandboxTransaction(type, (own != null) ? own : payment.transId(), payment.orderId(), sessionId,
				refundOrderId, payment.transId(), (merchantId != null) ? merchantId : payment.merchantId(),
				(request.amount() > 0) ? request.amount() : payment.amount(),
				(currency != null) ? currency : payment.currency(), status, code);
	}

	/**
	 * Return the member {@code data} of a scripted response, which names what the request
	 * is about.
	 */
	synchronized Map<String, Object> describe(@Nullable Operation operation, PaymentRequest request) {
		if (operation == null) {
			return scripted(SandboxTransaction.Type.PAYMENT, transId(request), null, request);
		}
		boolean refund = operation.isOfRefund();
		String own = ownNumber(operation, request);
		String transId = (own != null) ? own
				: (operation.payment() != null) ? operation.payment() : request.text("trans_id");
		SandboxTransaction known = operation.isQuery() ? find(operation, request)
				: this.ledger.find(orEmpty(transId), refund);
		if (known != null) {
			return known.toData();
		}
		SandboxTransaction.Type type = Objects.requireNonNullElse(operation.action().type(),
				refund ? SandboxTransaction.Type.REFUND : SandboxTransaction.Type.PAYMENT);
		return scripted(type, transId, paymentOf(operation, request), request);
	}

	private static Map<String, Object> scripted(SandboxTransaction.Type type, @Nullable String transId,
			@Nullable SandboxTransaction payment, PaymentRequest request) {
		return transaction(type, transId, "000000000000000", payment, request, SandboxTransaction.SUCCESS, null)
			.toData();
	}

	private static String transId(PaymentRequest request) {
		return orEmpty(request.text("trans_id"));
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
