package com.paykka.errors.example.retry;

import java.util.Map;

import com.paykka.errors.client.PaykkaRestClientErrors;

import org.springframework.web.client.RestClient;

/**
 * Sends each payment once.
 */
class GatewayPayments implements Payments {

	private final RestClient http;

	GatewayPayments(String url) {
		this.http = RestClient.builder().baseUrl(url).apply(PaykkaRestClientErrors.decoding()).build();
	}

	@Override
	public String pay(String transId, long amount) {
		return this.http.post()
			.uri("/payments")
			.body(Map.of("trans_id", transId, "amount", amount))
			.retrieve()
			.body(String.class);
	}

}
