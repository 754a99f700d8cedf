package com.example.stack;

import java.util.List;
import java.util.function.Consumer;

import com.example.guest.OwnServletResponses;
import com.example.guest.ServletArguments;
import com.example.headers.BegunServletResponses;
import com.example.problem.ThrowingServletLocale;
import com.example.support.Stack;
import com.example.silence.ServletLeaks;
import com.example.validation.ServletParts;
import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.client.PaykkaRestClientErrors;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.params.provider.Arguments;

import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * The servlet stack.
 */
public class ServletStack implements Stack {

	@Override
	public boolean isServlet() {
		return true;
	}

	@Override
	public List<String> clients() {
		return List.of("rest-client", "rest-template", "rest-interface");
	}

	@Override
	public List<Consumer<String>> observedClients(ObservationRegistry observations) {
		RestClient restClient = RestClient.builder()
			.observationRegistry(observations)
			.apply(PaykkaRestClientErrors.decoding((request) -> PaykkaRequestKind.PEER))
			.build();
		RestTemplate restTemplate = new RestTemplate();
		restTemplate.setObservationRegistry(observations);
		restTemplate.getInterceptors().add(PaykkaRestClientErrors.interceptor((request) -> PaykkaRequestKind.PEER));
		return List.of((uri) -> restClient.get().uri(uri).retrieve().body(String.class),
				(uri) -> restTemplate.getForObject(uri, String.class));
	}

	@Override
	public List<String> entryPoints() {
		return List.of("/callable", "/deferred-result", "/filter", "/filter-wrapped", "/future", "/route", "/wrapped",
				"/wrapped-twice", "/begun", "/localized", "/interrupted", "/including", "/suppressed");
	}

	@Override
	public List<String> committed() {
		return List.of("/committed/writer", "/committed/stream", "/committed/filter", "/committed/callable",
				"/committed/deferred-result", "/committed/streaming-body", "/committed/events", "/committed/route");
	}

	@Override
	public List<String> faults() {
		return List.of("/faults/", "/future/faults/", "/filter/faults/", "/callable/faults/");
	}

	@Override
	public Class<?>[] argumentHandlers() {
		return new Class<?>[] { ServletArguments.class, ServletArguments.Advice.class };
	}

	@Override
	public List<Arguments> argumentMarkers() {
		return List.of(Arguments.of("request", "request /arguments/request"), Arguments.of("later", "written"));
	}

	@Override
	public Class<?> ownResponses() {
		return OwnServletResponses.class;
	}

	@Override
	public Class<?> begunResponses() {
		return BegunServletResponses.class;
	}

	@Override
	public Class<?> parts() {
		return ServletParts.class;
	}

	@Override
	public Class<?> leaks() {
		return ServletLeaks.class;
	}

	@Override
	public List<String> leakPaths() {
		return ServletLeaks.PATHS;
	}

	@Override
	public Class<?> throwingLocale() {
		return ThrowingServletLocale.class;
	}

}
