package com.example.clients;

import com.paykka.errors.client.PaykkaRestClientErrors;

import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Clients that decode.
 */
final class Clients {

	private Clients() {
	}

	static RestClient restClient(RestClient.Builder builder) {
		return builder.apply(PaykkaRestClientErrors.decoding()).build();
	}

	static RestTemplate restTemplate(RestTemplate restTemplate) {
		restTemplate.getInterceptors().add(PaykkaRestClientErrors.interceptor());
		return restTemplate;
	}

	static RestClient payments(RestClient.Builder builder) {
		return builder
			.apply(PaykkaRestClientErrors.decoding((request) -> !request.getURI().getPath().endsWith("/query")))
			.build();
	}

	static RestClient peer(RestClient.Builder builder) {
		return builder.apply(PaykkaRestClientErrors.decodingPeers()).build();
	}

}
