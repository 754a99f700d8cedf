package com.example.tests;

import java.util.List;
import java.util.function.Consumer;

import com.paykka.errors.client.PaykkaRestClientErrors;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * This stack's observed HTTP clients, which decode failures.
 */
final class ObservedClients {

	private ObservedClients() {
	}

	static List<Consumer<String>> all(ObservationRegistry observations) {
		RestClient restClient = RestClient.builder()
			.observationRegistry(observations)
			.apply(PaykkaRestClientErrors.decoding())
			.build();
		RestTemplate restTemplate = new RestTemplate();
		restTemplate.setObservationRegistry(observations);
		restTemplate.getInterceptors().add(PaykkaRestClientErrors.interceptor());
		return List.of((uri) -> restClient.get().uri(uri).retrieve().body(String.class),
				(uri) -> restTemplate.getForObject(uri, String.class));
	}

}
