package com.example.stack;

import java.util.List;
import java.util.function.Consumer;

import com.example.guest.OwnReactiveResponses;
import com.example.guest.ReactiveArguments;
import com.example.headers.BegunReactiveResponses;
import com.example.problem.ThrowingReactiveLocale;
import com.example.support.Stack;
import com.example.silence.ReactiveLeaks;
import com.example.validation.ReactiveParts;
import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.client.PaykkaWebClientErrors;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.params.provider.Arguments;

import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The reactive stack.
 */
public class ReactiveStack implements Stack {

	@Override
	public boolean isServlet() {
		return false;
	}

	@Override
	public List<String> clients() {
		return List.of("rest-client", "rest-template", "rest-interface", "web-client", "web-interface");
	}

	@Override
	public List<Consumer<String>> observedClients(ObservationRegistry observations) {
		WebClient webClient = WebClient.builder()
			.clientConnector(new JdkClientHttpConnector())
			.observationRegistry(observations)
			.filter(PaykkaWebClientErrors.decoding((request) -> PaykkaRequestKind.PEER))
			.build();
		return List.of((uri) -> webClient.get().uri(uri).retrieve().bodyToMono(String.class).block());
	}

	@Override
	public List<String> entryPoints() {
		return List.of("/mono", "/flux", "/filter", "/filter-throws", "/filter-wrapped", "/future", "/route",
				"/route-throws", "/wrapped", "/wrapped-twice", "/suppressed", "/mono/several");
	}

	@Override
	public List<String> committed() {
		return List.of("/committed/events", "/committed/lines", "/committed/later", "/committed/exchange",
				"/committed/filter", "/committed/route");
	}

	/**
	 * Without futures, whose caller would wait forever in Reactor.
	 */
	@Override
	public List<String> faults() {
		return List.of("/faults/", "/filter/faults/", "/mono/faults/");
	}

	@Override
	public Class<?>[] argumentHandlers() {
		return new Class<?>[] { ReactiveArguments.class, ReactiveArguments.Advice.class };
	}

	@Override
	public List<Arguments> argumentMarkers() {
		return List.of(Arguments.of("headers", "headers [shop one]"), Arguments.of("header-map", "header map shop one"),
				Arguments.of("parameter-map", "parameters {a=1, b=2}"),
				Arguments.of("request", "request /arguments/request"), Arguments.of("later", "later"));
	}

	@Override
	public Class<?> ownResponses() {
		return OwnReactiveResponses.class;
	}

	@Override
	public Class<?> begunResponses() {
		return BegunReactiveResponses.class;
	}

	@Override
	public Class<?> parts() {
		return ReactiveParts.class;
	}

	@Override
	public Class<?> leaks() {
		return ReactiveLeaks.class;
	}

	@Override
	public List<String> leakPaths() {
		return ReactiveLeaks.PATHS;
	}

	@Override
	public Class<?> throwingLocale() {
		return ThrowingReactiveLocale.class;
	}

}
