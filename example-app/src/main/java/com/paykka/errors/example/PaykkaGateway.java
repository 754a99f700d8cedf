package com.paykka.errors.example;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * PayKKa's API, as far as the shop needs it. What fails is thrown as a
 * {@code PaykkaException}; a query throws only if the query itself fails.
 */
@HttpExchange("/apis/payments")
interface PaykkaGateway {

	@PostExchange
	@Nullable Answer pay(@RequestBody Request request);

	@PostExchange("/{payment}/capture")
	@Nullable Answer capture(@PathVariable @Nullable String payment, @RequestBody Request request);

	@PostExchange("/{payment}/refund")
	@Nullable Answer refund(@PathVariable @Nullable String payment, @RequestBody Request request);

	@GetExchange("/{transId}/query")
	@Nullable Answer query(@PathVariable String transId);

	/**
	 * A request to pay, capture or refund.
	 *
	 * @param merchantId the merchant
	 * @param transId the merchant's key of this request
	 * @param amount the amount in minor units
	 * @param currency the currency
	 * @param card the card that pays, {@code null} to capture or to refund
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Request(String merchantId, String transId, long amount, String currency, @Nullable Card card) {

	}

	/**
	 * An answer that the request worked.
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
	 * @param status how it ended: {@code SUCCESS}, {@code FAILURE}, or else not yet
	 * @param errorCode why it failed
	 * @param errorDescription the same in words
	 */
	record Transaction(String transId, String orderId, String status, @Nullable String errorCode,
			@Nullable String errorDescription) {

	}

}
