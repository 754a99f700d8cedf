package com.paykka.errors.example.gateway;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * The part of PayKKa's API that reports the outcome of a request. It has a circuit
 * breaker of its own, because it is needed most when payments fail.
 */
@HttpExchange("/apis/payments")
public interface PaykkaQueries {

	/**
	 * Query a payment, capture, void or refund. If that has failed, the query still
	 * succeeds.
	 * @param transId the merchant's key
	 * @return the whole response
	 */
	@GetExchange("/{transId}/query")
	@Nullable Map<String, Object> query(@PathVariable String transId);

}
