package com.paykka.errors.example.gateway;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The part of PayKKa's API that moves money. Failures are thrown as
 * {@code PaykkaException}, and other responses are returned unchanged. Amounts are in the
 * minor unit of the currency, of which ISO 4217 defines the size: 1250 is 12.50 EUR, 1250
 * JPY, and 1.250 KWD.
 */
@HttpExchange("/v3/payment/acq")
public interface PaykkaGateway {

	@PostExchange("/payment")
	@Nullable Map<String, Object> pay(@RequestBody Payment request);

	@PostExchange("/capture")
	@Nullable Map<String, Object> capture(@RequestBody Capture request);

	/**
	 * Void a payment.
	 * @return {@code null}, because PayKKa documents no content
	 */
	@PostExchange("/void")
	@Nullable Map<String, Object> cancel(@RequestBody Cancellation request);

	@PostExchange("/refund")
	@Nullable Map<String, Object> refund(@RequestBody Refund request);

	/**
	 * A payment.
	 *
	 * @param merchantId the merchant
	 * @param transId the merchant's key of this request
	 * @param amount the amount
	 * @param currency the currency
	 * @param card the card to pay with
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Payment(String merchantId, String transId, long amount, String currency, @Nullable Card card) {

	}

	/**
	 * A capture.
	 *
	 * @param merchantId the merchant
	 * @param orderId PayKKa's number of the payment
	 * @param captureTransId the merchant's key of this request
	 * @param amount the amount, at most that of the payment
	 * @param currency the currency
	 */
	record Capture(String merchantId, String orderId, String captureTransId, long amount, String currency) {

	}

	/**
	 * A void.
	 *
	 * @param merchantId the merchant
	 * @param orderId PayKKa's number of the payment
	 * @param voidTransId the merchant's key of this request
	 */
	record Cancellation(String merchantId, String orderId, String voidTransId) {

	}

	/**
	 * A refund.
	 *
	 * @param merchantId the merchant
	 * @param oriOrderId PayKKa's number of the payment
	 * @param refundTransId the merchant's key of this request
	 * @param refundAmount the amount
	 * @param currency the currency
	 * @param reason {@code DUPLICATE}, {@code FRAUDULENT}, {@code REQUESTED_BY_CUSTOMER}
	 * or {@code OTHER}
	 */
	record Refund(String merchantId, String oriOrderId, String refundTransId, long refundAmount, String currency,
			String reason) {

	}

}
