package com.paykka.errors.example;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The part of PayKKa's API that the shop needs. Failures are thrown as {@code
 * PaykkaException}; a query throws only if the query itself fails.
 */
@HttpExchange("/apis/payments")
interface PaykkaGateway {

	@PostExchange
	@Nullable Answer pay(@RequestBody Request request);

	@PostExchange("/{payment}/capture")
	@Nullable Answer capture(@PathVariable @Nullable String payment, @RequestBody Request request);

	@PostExchange("/{payment}/refund")
	@Nullable Answer refund(@PathVariable @Nullable String payment, @RequestBody Request request);

	/**
	 * Query a payment, capture or refund. If that failed, the query still succeeds.
	 * @param transId the merchant's key
	 * @return the whole answer
	 */
	@GetExchange("/{transId}/query")
	@Nullable Map<String, Object> query(@PathVariable String transId);

	/**
	 * A payment, capture or refund request.
	 *
	 * @param merchantId the merchant
	 * @param transId the merchant's key of this request
	 * @param amount the amount in minor units
	 * @param currency the currency
	 * @param card the card to pay with, {@code null} for a capture or a refund
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Request(String merchantId, String transId, long amount, String currency, @Nullable Card card) {

	}

	/**
	 * The answer to a successful request.
	 *
	 * @param data the payment, capture or refund
	 */
	record Answer(@Nullable Transaction data) {

		static @Nullable Transaction dataOf(@Nullable Answer answer) {
			return (answer != null) ? answer.data() : null;
		}

	}

	/**
	 * A payment, capture or refund.
	 *
	 * @param transId the merchant's key
	 * @param orderId the gateway's number
	 * @param status the status, such as {@code SUCCESS} or {@code AUTHORIZED}, or {@code
	 * null} if unknown
	 */
	record Transaction(String transId, String orderId, @Nullable String status) {

	}

}
