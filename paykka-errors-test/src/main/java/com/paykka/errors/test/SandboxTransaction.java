package com.paykka.errors.test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the sandbox has processed.
 *
 * @since 1.0.0
 * @param type what it is
 * @param transId the merchant's own number; of a refund, its {@code refund_trans_id}. Of
 * a capture, void or refund that was sent without one, the payment's
 * @param orderId the sandbox's number of the payment, {@code GW…}, or {@code null} for a
 * checkout that nobody has paid
 * @param sessionId the number of a checkout, {@code CS…}, or {@code null}
 * @param refundOrderId the sandbox's number of a refund, {@code RG…}, or {@code null}
 * @param payment the {@code trans_id} of the payment that a capture, void or refund is
 * about; for a payment, its own
 * @param merchantId the merchant
 * @param amount the amount in minor units
 * @param currency the currency
 * @param status {@code SUCCESS}, {@code FAILURE}, {@code PROCESSING}, {@code REVIEWING}
 * or {@code CANCELED}
 * @param errorCode the code of the failure, or {@code null} if it did not fail
 */
public record SandboxTransaction(Type type, String transId, @Nullable String orderId, @Nullable String sessionId,
		@Nullable String refundOrderId, String payment, String merchantId, long amount, String currency, String status,
		@Nullable String errorCode) {

	static final String SUCCESS = "SUCCESS";

	static final String FAILURE = "FAILURE";

	static final String PROCESSING = "PROCESSING";

	static final String REVIEWING = "REVIEWING";

	/** The members of {@code data} that report the outcome. */
	static final Set<String> OUTCOME = Set.of("error_code", "error_description", "status");

	/**
	 * Return whether it succeeded.
	 * @return whether the money has moved or, for a void, was released
	 */
	public boolean isSuccessful() {
		return this.errorCode == null && !isPending() && !hasFailed();
	}

	boolean isPending() {
		return this.status.equals(PROCESSING) || this.status.equals(REVIEWING);
	}

	boolean hasFailed() {
		return this.status.equals(FAILURE);
	}

	/**
	 * Return this transaction once it is decided. Only a checkout that was paid becomes a
	 * payment, with a number of its own.
	 */
	SandboxTransaction decided(String status, @Nullable String errorCode) {
		return with((this.sessionId != null && errorCode == null) ? this.sessionId.replace("CS", "GW") : this.orderId,
				status, errorCode);
	}

	SandboxTransaction withStatus(String status) {
		return with(this.orderId, status, null);
	}

	private SandboxTransaction with(@Nullable String orderId, String status, @Nullable String errorCode) {
		return new SandboxTransaction(this.type, this.transId, orderId, this.sessionId, this.refundOrderId,
				this.payment, this.merchantId, this.amount, this.currency, status, errorCode);
	}

	/**
	 * Return the member {@code data} of a response.
	 */
	Map<String, Object> toData() {
		Map<String, Object> data = new LinkedHashMap<>();
		if (this.errorCode != null) {
			data.put("error_code", this.errorCode);
			data.put("error_description", describe(this.errorCode));
		}
		data.put("merchant_id", this.merchantId);
		put(data, (this.type == Type.REFUND) ? "refund_trans_id" : "trans_id", this.transId);
		put(data, "refund_order_id", this.refundOrderId);
		put(data, (this.type == Type.REFUND) ? "ori_order_id" : "order_id", this.orderId);
		data.put("status", this.status);
		data.put("amount", this.amount);
		data.put("currency", this.currency);
		if (this.sessionId != null) {
			data.put("session_id", this.sessionId);
			data.put("session_url", "https://checkout.paykka.example/" + this.sessionId);
		}
		return data;
	}

	/**
	 * Return the members of a notification, which names a refund in another way.
	 */
	Map<String, Object> toNotification() {
		Map<String, Object> members = toData();
		members.keySet().removeAll(Set.of("refund_trans_id", "ori_order_id"));
		put(members, "trans_id", this.transId);
		put(members, "order_id", this.orderId);
		return members;
	}

	private static void put(Map<String, Object> data, String name, @Nullable String value) {
		if (value != null) {
			data.put(name, value);
		}
	}

	static String describe(String errorCode) {
		return "Sandbox failure " + errorCode;
	}

	/**
	 * What a transaction is.
	 */
	public enum Type {

		/** A payment. */
		PAYMENT,

		/** A hosted checkout, which is paid once it is settled. */
		SESSION,

		/** A capture of a payment. */
		CAPTURE,

		/** A void of a payment. */
		VOID,

		/** A refund of a payment. */
		REFUND;

		boolean isPayment() {
			return this == PAYMENT || this == SESSION;
		}

	}

}
