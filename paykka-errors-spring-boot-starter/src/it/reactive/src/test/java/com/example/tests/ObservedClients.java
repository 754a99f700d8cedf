package com.example.tests;

import java.util.function.Consumer;
import java.util.stream.Stream;

import com.paykka.errors.client.PaykkaWebClientErrors;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Observed HTTP clients of this stack, which decode failures.
 */
final class ObservedClients {

	private ObservedClients() {
	}

	static Stream<Consumer<String>> all(ObservationRegistry observations) {
		WebClient webClient = WebClient.builder()
			.clientConnector(new JdkClientHttpConnector())
			.observationRegistry(observations)
			.filter(PaykkaWebClientErrors.decoding())
			.build();
		return Stream.of((uri) -> webClient.get().uri(uri).retrieve().bodyToMono(String.class).block());
	}

}
