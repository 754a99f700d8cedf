package com.example.tests;

import java.util.List;
import java.util.function.Consumer;

import com.paykka.errors.client.PaykkaWebClientErrors;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * This stack's observed HTTP clients, which decode failures.
 */
final class ObservedClients {

	private ObservedClients() {
	}

	static List<Consumer<String>> all(ObservationRegistry observations) {
		WebClient webClient = WebClient.builder()
			.clientConnector(new JdkClientHttpConnector())
			.observationRegistry(observations)
			.filter(PaykkaWebClientErrors.decoding())
			.build();
		return List.of((uri) -> webClient.get().uri(uri).retrieve().bodyToMono(String.class).block());
	}

}
