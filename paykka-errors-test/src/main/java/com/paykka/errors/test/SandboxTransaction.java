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
 * @param transId the merchant's own number
 * @param orderId the sandbox's number
 * @param payment the {@code trans_id} of the payment that a capture, void or refund is
 * about; for a payment, its own
 * @param merchantId the merchant
 * @param amount the amount in minor units
 * @param currency the currency
 * @param status {@code SUCCESS}, {@code FAILURE}, {@code PROCESSING} or {@code CANCELED}
 * @param errorCode the code of the failure, or {@code null} if it did not fail
 */
public record SandboxTransaction(Type type, String transId, String orderId, String payment, String merchantId,
		long amount, String currency, String status, @Nullable String errorCode) {

	static final String SUCCESS = "SUCCESS";

	static final String FAILURE = "FAILURE";

	static final String PROCESSING = "PROCESSING";

	/** The members of {@code data} that report the outcome. */
	static final Set<String> OUTCOME = Set.of("error_code", "error_description", "status");

	/**
	 * Return whether it succeeded.
	 * @return whether the money has moved or, for a void, was released
	 */
	public boolean isSuccessful() {
		return this.errorCode == null && !this.status.equals(PROCESSING) && !this.status.equals(FAILURE);
	}

	SandboxTransaction withStatus(String status, @Nullable String errorCode) {
		return new SandboxTransaction(this.type, this.transId, this.orderId, this.payment, this.merchantId, this.amount,
				this.currency, status, errorCode);
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
		data.put("trans_id", this.transId);
		data.put("order_id", this.orderId);
		data.put("status", this.status);
		data.put("amount", this.amount);
		data.put("currency", this.currency);
		if (this.type == Type.SESSION) {
			data.put("session_id", "CS" + this.orderId);
			data.put("session_url", "https://checkout.paykka.example/CS" + this.orderId);
		}
		return data;
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
