package com.paykka.errors.example;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * The part of PayKKa's API that tells what has become of a request. It has a client of
 * its own, as it is needed most when payments have failed.
 */
@HttpExchange("/apis/payments")
interface PaykkaQueries {

	/**
	 * Query a payment, capture, void or refund. If that failed, the query still succeeds.
	 * @param transId the merchant's key
	 * @return the whole response
	 */
	@GetExchange("/{transId}/query")
	@Nullable Map<String, Object> query(@PathVariable String transId);

}
