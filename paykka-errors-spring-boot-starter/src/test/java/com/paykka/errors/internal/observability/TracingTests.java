package com.paykka.errors.internal.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.client.PaykkaRestClientErrors;
import com.paykka.errors.client.PaykkaWebClientErrors;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of failures in traces, over HTTP.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TracingTests {

	private static final AttributeKey<String> CODE = AttributeKey.stringKey("paykka.code");

	private static final AttributeKey<String> EXCEPTION = AttributeKey.stringKey("exception.type");

	private final WebApplicationType stack;

	private final Class<?> calls;

	private ConfigurableApplicationContext context;

	TracingTests(WebApplicationType stack, Class<?> calls) {
		this.stack = stack;
		this.calls = calls;
	}

	@BeforeAll
	void start() {
		this.context = start("paykka.errors.unexpected=true");
	}

	@AfterAll
	void stop() {
		this.context.close();
		// Other tests read what is logged
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
	}

	private ConfigurableApplicationContext start(String... settings) {
		return new SpringApplicationBuilder(Application.class, this.calls).web(this.stack)
			.properties("server.port=0", "management.tracing.sampling.probability=1", "logging.level.root=off",
					"spring.main.banner-mode=off")
			.properties(settings)
			.run();
	}

	@Test
	void failureIsAnError() {
		SpanData span = server(get("/expired"));
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(span.getAttributes().get(CODE)).isEqualTo("4018");
		assertThat(span.getAttributes().get(AttributeKey.stringKey("status"))).isEqualTo("410");
	}

	@Test
	void failureIsRecordedOnceWithItsStackTrace() {
		SpanData span = server(get("/cause"));
		assertThat(span.getEvents()).singleElement().satisfies((event) -> {
			assertThat(event.getAttributes().get(EXCEPTION)).isEqualTo(PaykkaException.class.getName());
			assertThat(event.getAttributes().get(AttributeKey.stringKey("exception.stacktrace")))
				.contains("Failures.cause");
		});
	}

	@Test
	void messagesOfCausesAreLeftOut() {
		for (String path : List.of("/cause", "/wrapped", "/suppressed", "/translated", "/unexpected", "/call/broken")) {
			List<SpanData> spans = get(path);
			assertThat(spans).as(path)
				.isNotEmpty()
				.allSatisfy((span) -> assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR));
			assertThat(spans.toString()).as(path).doesNotContain("secret");
		}
	}

	@Test
	void translatedAndUnexpectedExceptionsHaveTheirCode() {
		assertThat(server(get("/translated")).getAttributes().get(CODE)).isEqualTo("6000");
		assertThat(server(get("/unexpected")).getAttributes().get(CODE)).isEqualTo("6007");
	}

	@Test
	void goodRequestHasNoCode() {
		SpanData span = server(get("/good"));
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
		assertThat(span.getAttributes().get(CODE)).isEqualTo("none");
		assertThat(span.getEvents()).isEmpty();
	}

	@Test
	void callHasItsOwnCode() {
		List<SpanData> spans = get("/call/declined");
		SpanData client = only(spans, SpanKind.CLIENT, "http get");
		SpanData server = only(spans, SpanKind.SERVER, "http get /call/declined");
		assertThat(client.getParentSpanId()).isEqualTo(server.getSpanId());
		assertThat(client.getAttributes().get(CODE)).isEqualTo("5004");
		assertThat(client.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(server.getAttributes().get(CODE)).isEqualTo("4018");
	}

	@Test
	void goodCallHasNoCode() {
		SpanData client = only(get("/call/good"), SpanKind.CLIENT, "http get");
		assertThat(client.getAttributes().get(CODE)).isEqualTo("none");
		assertThat(client.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
	}

	@Test
	void canBeSwitchedOff() {
		try (ConfigurableApplicationContext other = start("paykka.errors.observations.enabled=false")) {
			SpanData span = server(get(other, "/expired"));
			assertThat(span.getAttributes().get(CODE)).isNull();
			assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
		}
	}

	private List<SpanData> get(String path) {
		return get(this.context, path);
	}

	/**
	 * Send a request and wait for its span, which ends after the response.
	 * @return all spans of its trace
	 */
	private static List<SpanData> get(ConfigurableApplicationContext context, String path) {
		InMemorySpanExporter exporter = context.getBean(InMemorySpanExporter.class);
		exporter.reset();
		URI uri = URI.create(address(context) + path);
		try {
			HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		return Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
			context.getBean(SdkTracerProvider.class).forceFlush();
			return exporter.getFinishedSpanItems();
		}, (spans) -> spans.stream().anyMatch((span) -> span.getName().equals("http get " + path)));
	}

	private static String address(ConfigurableApplicationContext context) {
		return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
	}

	private static SpanData server(List<SpanData> spans) {
		return only(spans, SpanKind.SERVER, "http get");
	}

	private static SpanData only(List<SpanData> spans, SpanKind kind, String name) {
		List<SpanData> found = spans.stream()
			.filter((span) -> span.getKind() == kind && span.getName().startsWith(name))
			.toList();
		assertThat(found).hasSize(1);
		return found.get(0);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Failures.class)
	static class Application {

		@Bean
		InMemorySpanExporter exporter() {
			return InMemorySpanExporter.create();
		}

		/**
		 * Netty's shared event loops end when one of the applications stops.
		 */
		@Bean
		ReactorResourceFactory ownResources() {
			ReactorResourceFactory resources = new ReactorResourceFactory();
			resources.setUseGlobalResources(false);
			return resources;
		}

		@Bean
		PaykkaExceptionTranslator translator() {
			return (thrown) -> (thrown instanceof ArithmeticException)
					? new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, thrown) : null;
		}

	}

	@RestController
	static class Failures {

		@GetMapping("/good")
		String good() {
			return "good";
		}

		@GetMapping("/expired")
		String expired() {
			throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		}

		@GetMapping("/cause")
		String cause() {
			throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED, new IllegalStateException("secret"));
		}

		@GetMapping("/wrapped")
		String wrapped() {
			throw new IllegalStateException("secret", new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
		}

		@GetMapping("/suppressed")
		String suppressed() {
			PaykkaException exception = new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
			exception.addSuppressed(new IllegalStateException("secret"));
			throw exception;
		}

		@GetMapping("/translated")
		String translated() {
			throw new ArithmeticException("secret");
		}

		@GetMapping("/unexpected")
		String unexpected() {
			throw new IllegalArgumentException("secret");
		}

		@GetMapping("/gateway/good")
		Map<String, String> succeed() {
			return Map.of("ret_code", "000000");
		}

		@GetMapping("/gateway/declined")
		ResponseEntity<Map<String, String>> decline() {
			return ResponseEntity.status(402).body(Map.of("ret_code", "5004"));
		}

	}

	@RestController
	static class BlockingCalls {

		private final RestClient.Builder client;

		BlockingCalls(RestClient.Builder client) {
			this.client = client.apply(PaykkaRestClientErrors.decoding());
		}

		@GetMapping("/call/good")
		String good(@RequestHeader("Host") String host) {
			return call(this.client.build(), host, "/gateway/good");
		}

		@GetMapping("/call/declined")
		String declined(@RequestHeader("Host") String host) {
			try {
				return call(this.client.build(), host, "/gateway/declined");
			}
			catch (PaykkaException ex) {
				throw new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED, ex);
			}
		}

		@GetMapping("/call/broken")
		String broken(@RequestHeader("Host") String host) {
			return call(this.client.clone().requestFactory((uri, method) -> new MockClientHttpRequest(method, uri) {

				@Override
				protected ClientHttpResponse executeInternal() throws IOException {
					throw new IOException("secret");
				}

			}).build(), host, "/none");
		}

		private static String call(RestClient client, String host, String path) {
			return client.get().uri("http://" + host + path).retrieve().body(String.class);
		}

	}

	@RestController
	static class ReactiveCalls {

		private final WebClient.Builder client;

		ReactiveCalls(WebClient.Builder client) {
			this.client = client.filter(PaykkaWebClientErrors.decoding());
		}

		@GetMapping("/call/good")
		Mono<String> good(@RequestHeader("Host") String host) {
			return call(this.client.build(), host, "/gateway/good");
		}

		@GetMapping("/call/declined")
		Mono<String> declined(@RequestHeader("Host") String host) {
			return call(this.client.build(), host, "/gateway/declined")
				.onErrorMap((ex) -> new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED, ex));
		}

		@GetMapping("/call/broken")
		Mono<String> broken(@RequestHeader("Host") String host) {
			return call(this.client.clone()
				.clientConnector((method, uri, callback) -> Mono.error(new IOException("secret")))
				.build(), host, "/none");
		}

		private static Mono<String> call(WebClient client, String host, String path) {
			return client.get().uri("http://" + host + path).retrieve().bodyToMono(String.class);
		}

	}

}
