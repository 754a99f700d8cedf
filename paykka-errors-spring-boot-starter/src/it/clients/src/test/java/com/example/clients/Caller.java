package com.example.clients;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import com.paykka.errors.client.PaykkaRestClientErrors;
import com.paykka.errors.client.PaykkaWebClientErrors;

import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * A client of PayKKa that decodes failures.
 *
 * @param name what it is made of
 * @param call sends a POST, with a body unless that is {@code null}
 */
record Caller(String name, Call call) {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	static Caller of(String name, RestClient.Builder builder) {
		RestClient client = builder.apply(PaykkaRestClientErrors.decoding()).build();
		return new Caller("RestClient, " + name, (uri, body) -> {
			RestClient.RequestBodySpec request = client.post().uri(uri);
			((body != null) ? request.body(body) : request).retrieve().toBodilessEntity();
		});
	}

	static Caller of(String name, RestTemplate template) {
		template.getInterceptors().add(PaykkaRestClientErrors.interceptor());
		return new Caller("RestTemplate, " + name, (uri, body) -> template.postForObject(uri, body, String.class));
	}

	static Caller of(String name, WebClient.Builder builder) {
		WebClient client = builder.filter(PaykkaWebClientErrors.decoding()).build();
		return new Caller("WebClient, " + name, (uri, body) -> {
			WebClient.RequestBodySpec request = client.post().uri(uri);
			((body != null) ? request.bodyValue(body) : request).retrieve().toBodilessEntity().block(PATIENCE);
		});
	}

	void post(URI uri, boolean withBody) {
		this.call.post(uri, withBody ? Map.of("trans_id", "T1") : null);
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * A call.
	 */
	interface Call {

		void post(URI uri, Object body);

	}

}
