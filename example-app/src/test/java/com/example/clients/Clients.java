package com.example.clients;

import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.client.PaykkaRestClientErrors;

import org.springframework.http.HttpRequest;
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

	static RestClient withReports(RestClient.Builder builder) {
		return builder.apply(PaykkaRestClientErrors.decoding(Clients::kindOf)).build();
	}

	private static PaykkaRequestKind kindOf(HttpRequest request) {
		String path = request.getURI().getRawPath();
		return path.startsWith("/reports/") ? PaykkaRequestKind.UNTOUCHED : PaykkaRequestKind.ofPath(path);
	}

	static RestClient peer(RestClient.Builder builder) {
		return builder.apply(PaykkaRestClientErrors.decoding((request) -> PaykkaRequestKind.PEER)).build();
	}

}
