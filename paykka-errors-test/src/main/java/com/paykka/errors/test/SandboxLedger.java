package com.paykka.errors.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox has paid, captured, voided and refunded, in memory. A request whose
 * response is HTTP 200 is kept under its {@code trans_id}; a refused one leaves no trace.
 *
 * @since 1.0.0
 */
public final class SandboxLedger {

	private final Map<String, SandboxTransaction> entries = new LinkedHashMap<>();

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
	 * @param transId the merchant's own number, {@code trans_id}
	 * @return the transaction, or {@code null} if the sandbox has processed none
	 */
	public synchronized @Nullable SandboxTransaction transaction(String transId) {
		return this.entries.get(transId);
	}

	/**
	 * Return what all payments together have charged, less what was voided.
	 * @return the sum in minor units
	 */
	public synchronized long charged() {
		return successful((found) -> found.type().isPayment() && !isVoided(found.transId()))
			.mapToLong(SandboxTransaction::amount)
			.sum();
	}

	/**
	 * Return what a payment has charged.
	 * @param transId the payment's {@code trans_id}
	 * @return the amount in minor units, 0 if it failed, is pending or was voided
	 */
	public synchronized long charged(String transId) {
		return isVoided(transId) ? 0 : paid(transId);
	}

	/**
	 * Return what was captured of a payment.
	 * @param transId the payment's {@code trans_id}
	 * @return the sum in minor units
	 */
	public synchronized long captured(String transId) {
		return sum(SandboxTransaction.Type.CAPTURE, transId);
	}

	/**
	 * Return what was refunded of a payment.
	 * @param transId the payment's {@code trans_id}
	 * @return the sum in minor units
	 */
	public synchronized long refunded(String transId) {
		return sum(SandboxTransaction.Type.REFUND, transId);
	}

	/**
	 * Return whether a payment was voided.
	 * @param transId the payment's {@code trans_id}
	 * @return whether it was voided
	 */
	public synchronized boolean isVoided(String transId) {
		return successful((found) -> found.type() == SandboxTransaction.Type.VOID && found.payment().equals(transId))
			.findAny()
			.isPresent();
	}

	/**
	 * Let a transaction in status {@code PROCESSING} succeed, such as a hosted checkout
	 * or a payment with {@link TestCard#PENDING}.
	 * @param transId its {@code trans_id}
	 * @throws IllegalStateException if it does not have that status
	 */
	public void settle(String transId) {
		settle(transId, SandboxTransaction.SUCCESS, null);
	}

	/**
	 * Let a transaction in status {@code PROCESSING} fail.
	 * @param transId its {@code trans_id}
	 * @param code why it fails
	 * @throws IllegalStateException if it does not have that status
	 */
	public void fail(String transId, PaykkaErrorCode code) {
		settle(transId, SandboxTransaction.FAILURE, code.getCode());
	}

	private synchronized void settle(String transId, String status, @Nullable String code) {
		SandboxTransaction entry = this.entries.get(transId);
		if (entry == null || !entry.status().equals(SandboxTransaction.PROCESSING)) {
			throw new IllegalStateException("No transaction " + transId + " is PROCESSING: " + transactions());
		}
		this.entries.put(transId, entry.withStatus(status, code));
	}

	synchronized void add(SandboxTransaction transaction) {
		this.entries.put(transaction.transId(), transaction);
	}

	synchronized void clear() {
		this.entries.clear();
	}

	/**
	 * Return what was paid, even if it was voided afterwards.
	 */
	synchronized long paid(String payment) {
		return successful((found) -> found.type().isPayment() && found.transId().equals(payment))
			.mapToLong(SandboxTransaction::amount)
			.sum();
	}

	private long sum(SandboxTransaction.Type type, String payment) {
		return successful((found) -> found.type() == type && found.payment().equals(payment))
			.mapToLong(SandboxTransaction::amount)
			.sum();
	}

	private Stream<SandboxTransaction> successful(Predicate<SandboxTransaction> filter) {
		return transactions().stream().filter(SandboxTransaction::isSuccessful).filter(filter);
	}

}
