package com.paykka.errors.example.gateway;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The part of PayKKa's API that reports the outcome of a request. It has a circuit
 * breaker of its own, because it is needed most when payments fail. If the request has
 * failed, its query still succeeds.
 */
@HttpExchange("/v3/payment/acq")
public interface PaykkaQueries {

	@PostExchange("/query")
	@Nullable Map<String, Object> query(@RequestBody Query request);

	@PostExchange("/refund/query")
	@Nullable Map<String, Object> queryRefund(@RequestBody RefundQuery request);

	/**
	 * A query of a payment or a capture.
	 *
	 * @param transId the merchant's key
	 */
	record Query(String transId) {

	}

	/**
	 * A query of a refund.
	 *
	 * @param refundTransId the merchant's key
	 */
	record RefundQuery(String refundTransId) {

	}

}
