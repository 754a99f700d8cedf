package com.paykka.errors.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox has paid, captured, voided and refunded, in memory. A request whose
 * response is HTTP 200 is kept under its {@code trans_id}, a refund under its {@code
 * refund_trans_id}; a refused one leaves no trace. A number that a refund shares with
 * another transaction means the other one.
 *
 * @since 1.0.0
 */
public final class SandboxLedger {

	private final Map<Key, SandboxTransaction> entries = new LinkedHashMap<>();

	private final Set<String> received = new TreeSet<>();

	SandboxLedger() {
	}

	/**
	 * Return everything that was processed, in order, failures included.
	 * @return the transactions
	 */
	public synchronized List<SandboxTransaction> transactions() {
		return List.copyOf(this.entries.values());
	}

	/**
	 * Return the transaction with a number.
	 * @param transId the merchant's own number
	 * @return the transaction, or {@code null} if the sandbox has processed none
	 */
	public synchronized @Nullable SandboxTransaction transaction(String transId) {
		SandboxTransaction found = find(transId, false);
		return (found != null) ? found : find(transId, true);
	}

	synchronized @Nullable SandboxTransaction find(String transId, boolean refund) {
		return this.entries.get(new Key(transId, refund));
	}

	/**
	 * Return what all payments together have charged, less what was voided.
	 * @return the sum in minor units
	 */
	public synchronized long charged() {
		return successful((found) -> found.type().isPayment() && !hasVoid(found.transId()))
			.mapToLong(SandboxTransaction::amount)
			.sum();
	}

	/**
	 * Return what a payment has charged.
	 * @param transId the payment's {@code trans_id}
	 * @return the amount in minor units, 0 if it failed, is pending or was voided
	 * @throws IllegalArgumentException if no request had that number
	 */
	public synchronized long charged(String transId) {
		return isVoided(transId) ? 0 : paid(transId);
	}

	/**
	 * Return what was captured of a payment.
	 * @param transId the payment's {@code trans_id}
	 * @return the sum in minor units
	 * @throws IllegalArgumentException if no request had that number
	 */
	public synchronized long captured(String transId) {
		return sum(SandboxTransaction.Type.CAPTURE, known(transId));
	}

	/**
	 * Return what was refunded of a payment.
	 * @param transId the payment's {@code trans_id}
	 * @return the sum in minor units, without refunds that are still pending
	 * @throws IllegalArgumentException if no request had that number
	 */
	public synchronized long refunded(String transId) {
		return sum(SandboxTransaction.Type.REFUND, known(transId));
	}

	/**
	 * Return whether a payment was voided.
	 * @param transId the payment's {@code trans_id}
	 * @return whether it was voided
	 * @throws IllegalArgumentException if no request had that number
	 */
	public synchronized boolean isVoided(String transId) {
		return hasVoid(known(transId));
	}

	private boolean hasVoid(String payment) {
		return successful((found) -> found.type() == SandboxTransaction.Type.VOID && found.payment().equals(payment))
			.findAny()
			.isPresent();
	}

	/**
	 * Let a transaction in status {@code PROCESSING} or {@code REVIEWING} succeed, such
	 * as a hosted checkout, a payment with {@link TestCard#PENDING}, or a refund.
	 * @param transId the merchant's own number
	 * @throws IllegalStateException if it has neither status
	 */
	public void settle(String transId) {
		settle(transId, SandboxTransaction.SUCCESS, null);
	}

	/**
	 * Let a transaction in status {@code PROCESSING} or {@code REVIEWING} fail.
	 * @param transId the merchant's own number
	 * @param code why it fails
	 * @throws IllegalStateException if it has neither status
	 */
	public void fail(String transId, PaykkaErrorCode code) {
		settle(transId, SandboxTransaction.FAILURE, code.getCode());
	}

	private synchronized void settle(String transId, String status, @Nullable String code) {
		SandboxTransaction entry = transaction(transId);
		if (entry == null || !entry.isPending()) {
			throw new IllegalStateException("No transaction " + transId + " is pending: " + transactions());
		}
		add(transId, entry.decided(status, code));
	}

	synchronized void add(String number, SandboxTransaction transaction) {
		this.entries.put(new Key(number, transaction.type() == SandboxTransaction.Type.REFUND), transaction);
	}

	/**
	 * Remember the numbers that a request had.
	 */
	synchronized void receive(Set<String> transIds) {
		this.received.addAll(transIds);
	}

	private String known(String transId) {
		if (!this.received.contains(transId)) {
			throw new IllegalArgumentException(
					"No request had the trans_id '" + transId + "', only these: " + this.received);
		}
		return transId;
	}

	synchronized void clear() {
		this.entries.clear();
		this.received.clear();
	}

	/**
	 * Return what was paid, even if it was voided afterwards.
	 */
	synchronized long paid(String payment) {
		return successful((found) -> found.type().isPayment() && found.transId().equals(payment))
			.mapToLong(SandboxTransaction::amount)
			.sum();
	}

	/**
	 * Return what can still be refunded, less refunds that are pending.
	 */
	synchronized long refundable(String payment, boolean onlyIfCaptured) {
		long captured = captured(payment);
		if (isVoided(payment) || (onlyIfCaptured && captured == 0)) {
			return 0;
		}
		long pending = transactions().stream()
			.filter((found) -> found.type() == SandboxTransaction.Type.REFUND && found.payment().equals(payment))
			.filter(SandboxTransaction::isPending)
			.mapToLong(SandboxTransaction::amount)
			.sum();
		return ((captured > 0) ? captured : paid(payment)) - refunded(payment) - pending;
	}

	private long sum(SandboxTransaction.Type type, String payment) {
		return successful((found) -> found.type() == type && found.payment().equals(payment))
			.mapToLong(SandboxTransaction::amount)
			.sum();
	}

	private Stream<SandboxTransaction> successful(Predicate<SandboxTransaction> filter) {
		return transactions().stream().filter(SandboxTransaction::isSuccessful).filter(filter);
	}

	/**
	 * What identifies a transaction: refunds have a name space of their own.
	 */
	private record Key(String number, boolean refund) {

	}

}
