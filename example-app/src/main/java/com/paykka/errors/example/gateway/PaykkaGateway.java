package com.paykka.errors.example.gateway;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The part of PayKKa's API that moves money. Failures are thrown as
 * {@code PaykkaException}, and other responses are returned unchanged.
 */
@HttpExchange("/apis/payments")
public interface PaykkaGateway {

	@PostExchange
	@Nullable Map<String, Object> pay(@RequestBody Request request);

	@PostExchange("/{payment}/capture")
	@Nullable Map<String, Object> capture(@PathVariable String payment, @RequestBody Request request);

	@PostExchange("/{payment}/void")
	@Nullable Map<String, Object> cancel(@PathVariable String payment, @RequestBody Request request);

	@PostExchange("/{payment}/refund")
	@Nullable Map<String, Object> refund(@PathVariable String payment, @RequestBody Request request);

	/**
	 * A payment, capture, void or refund.
	 *
	 * @param merchantId the merchant
	 * @param transId the merchant's key of this request
	 * @param amount the amount in minor units
	 * @param currency the currency
	 * @param card the card to pay with, {@code null} for all but a payment
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Request(String merchantId, String transId, long amount, String currency, @Nullable Card card) {

	}

}
