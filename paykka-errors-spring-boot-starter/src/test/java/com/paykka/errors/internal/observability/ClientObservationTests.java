package com.paykka.errors.internal.observability;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.client.PaykkaRestClientErrors;
import com.paykka.errors.client.PaykkaWebClientErrors;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of observations of requests to PayKKa.
 */
class ClientObservationTests {

	private static HttpServer gateway;

	private static SimpleMeterRegistry meters;

	private static ObservationRegistry observations;

	static List<Named<Consumer<String>>> clients() {
		meters = new SimpleMeterRegistry();
		observations = ObservationRegistry.create();
		new FailureObserver(() -> null, true).postProcessBeforeInitialization(observations, "observations");
		observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
		RestClient restClient = RestClient.builder()
			.requestFactory(new JdkClientHttpRequestFactory())
			.observationRegistry(observations)
			.apply(PaykkaRestClientErrors.decoding())
			.build();
		RestTemplate restTemplate = new RestTemplate(new JdkClientHttpRequestFactory());
		restTemplate.setObservationRegistry(observations);
		restTemplate.getInterceptors().add(PaykkaRestClientErrors.interceptor());
		WebClient webClient = WebClient.builder()
			.clientConnector(new JdkClientHttpConnector())
			.observationRegistry(observations)
			.filter(PaykkaWebClientErrors.decoding())
			.build();
		return List.of(Named.of("RestClient", (uri) -> restClient.get().uri(uri).retrieve().body(String.class)),
				Named.of("RestTemplate", (uri) -> restTemplate.getForObject(uri, String.class)),
				Named.of("WebClient", (uri) -> webClient.get().uri(uri).retrieve().bodyToMono(String.class).block()));
	}

	@BeforeAll
	static void start() throws IOException {
		gateway = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
		gateway.createContext("/", (exchange) -> {
			int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1, 4));
			byte[] body = "{\"ret_code\":\"%s\"}".formatted(exchange.getRequestURI().getPath().substring(5))
				.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(status, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		gateway.createContext("/broken", (exchange) -> exchange.close());
		gateway.createContext("/cut", (exchange) -> {
			exchange.sendResponseHeaders(200, 100);
			exchange.getResponseBody().write("{\"ret_code\":".getBytes(StandardCharsets.UTF_8));
			exchange.close();
		});
		gateway.start();
	}

	@AfterAll
	static void stop() {
		gateway.stop(0);
	}

	@AfterEach
	void forget() {
		meters.clear();
	}

	@ParameterizedTest
	@MethodSource("clients")
	void everySeriesHasTheSameTags(Consumer<String> client) {
		client.accept(uri("/200/0000"));
		fail(client, "/402/5004");
		fail(client, "/broken");
		assertThat(timers(3)).hasSize(3)
			.allSatisfy((timer) -> assertThat(timer.getId().getTags()).extracting("key")
				.containsExactly("client.name", "error", "exception", "method", "outcome", "paykka.code", "status",
						"uri"));
	}

	@ParameterizedTest
	@MethodSource("clients")
	void successHasNoCode(Consumer<String> client) {
		client.accept(uri("/200/0000"));
		assertThat(tags(1)).containsExactly("none 200 SUCCESS none");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void failureHasItsCode(Consumer<String> client) {
		fail(client, "/402/5004");
		fail(client, "/503/6002");
		fail(client, "/200/4018");
		fail(client, "/599/6007");
		assertThat(timers(4)).extracting((timer) -> timer.getId().getTag("paykka.code"))
			.containsExactlyInAnyOrder("5004", "6002", "4018", "6007");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void failureWithoutAResponseHasNoStatus(Consumer<String> client) {
		fail(client, "/broken");
		assertThat(tags(1)).containsExactly("6000 CLIENT_ERROR UNKNOWN PaykkaException");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void bodyThatBreaksOffHasTheCodeThatWasThrown(Consumer<String> client) {
		fail(client, "/cut");
		assertThat(tags(1)).singleElement().asString().startsWith("6000 ").endsWith(" PaykkaException");
	}

	private static void fail(Consumer<String> client, String path) {
		assertThatExceptionOfType(PaykkaException.class).isThrownBy(() -> client.accept(uri(path)));
	}

	private static String uri(String path) {
		return "http://localhost:" + gateway.getAddress().getPort() + path;
	}

	/**
	 * Wait for some series, because WebClient's observation stops only after the response
	 * has been passed on.
	 */
	private static List<Timer> timers(int count) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> List.copyOf(meters.find("http.client.requests").timers()), (timers) -> timers.size() >= count);
	}

	private static List<String> tags(int count) {
		return timers(count).stream()
			.map((timer) -> String.join(" ",
					Stream.of("paykka.code", "status", "outcome", "exception")
						.map((key) -> timer.getId().getTag(key))
						.toList()))
			.toList();
	}

}
