package com.paykka.errors.example.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A payment, capture or refund that the sandbox has processed.
 *
 * @param errorCode the code of the failure, or {@code null} if it did not fail
 * @param errorDescription the failure in words
 * @param merchantId the merchant
 * @param transId the merchant's key
 * @param orderId the sandbox's number
 * @param status {@code SUCCESS} or {@code FAILURE}
 * @param amount the amount in minor units
 * @param currency the currency
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Transaction(@Nullable String errorCode, @Nullable String errorDescription, String merchantId, String transId,
		String orderId, String status, long amount, String currency) {

	private static final String SUCCESS = "SUCCESS";

	static Transaction of(PaymentRequest request, String orderId, @Nullable String errorCode) {
		return new Transaction(errorCode, (errorCode != null) ? "Sandbox failure " + errorCode : null,
				request.merchantId(), request.transId(), orderId, (errorCode != null) ? "FAILURE" : SUCCESS,
				request.amount(), request.currency());
	}

	@JsonIgnore
	boolean isSuccess() {
		return this.status.equals(SUCCESS);
	}

}
