package com.paykka.errors.internal.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.client.PaykkaWebClientErrors;
import io.netty.handler.timeout.ReadTimeoutException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.core.codec.CodecException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

class WebClientTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String DECLINE = "{\"ret_code\":\"000000\",\"data\":{\"error_code\":\"5004\"}}";

	private static final String PROBLEM = "{\"status\":410,\"instance\":\"/orders\",\"code\":\"4018\",\"name\":\"ORDER_EXPIRED\","
			+ "\"category\":\"ORDER\",\"retryable\":false}";

	private static final byte[] LARGE = ("{\"ret_code\":\"000000\",\"items\":[" + "\"0123456789abcdef\",".repeat(55_000)
			+ "0]}")
		.getBytes();

	static Stream<Library> libraries() {
		return Stream.of(new Library("Reactor Netty", new ReactorClientHttpConnector()),
				new Library("JDK", new JdkClientHttpConnector()));
	}

	static Stream<Arguments> librariesAndReaders() {
		List<Reader> readers = List.of(
				new Reader("bodyToMono", (client) -> client.get().uri("/").retrieve().bodyToMono(byte[].class)),
				new Reader("bodyToFlux",
						(client) -> joined(client.get().uri("/").retrieve().bodyToFlux(DataBuffer.class))),
				new Reader("toEntity",
						(client) -> client.get()
							.uri("/")
							.retrieve()
							.toEntity(byte[].class)
							.mapNotNull(ResponseEntity::getBody)),
				new Reader("toEntityFlux",
						(client) -> client.get()
							.uri("/")
							.retrieve()
							.toEntityFlux(DataBuffer.class)
							.flatMap((entity) -> joined(entity.getBody()))),
				new Reader("exchangeToMono",
						(client) -> client.get()
							.uri("/")
							.exchangeToMono((response) -> response.bodyToMono(byte[].class))),
				new Reader("exchangeToFlux", (client) -> joined(
						client.get().uri("/").exchangeToFlux((response) -> response.bodyToFlux(DataBuffer.class)))));
		return libraries().flatMap((library) -> readers.stream().map((reader) -> Arguments.of(library, reader)));
	}

	@ParameterizedTest
	@MethodSource("librariesAndReaders")
	void largeBodyIsReadOnceAndCompletely(Library library, Reader reader) throws Exception {
		try (RawGateway gateway = RawGateway.responding(RawGateway.response(200, "application/json", LARGE))) {
			assertThat(reader.read().apply(library.client(gateway)).block(PATIENCE)).isEqualTo(LARGE);
		}
	}

	@ParameterizedTest
	@MethodSource("librariesAndReaders")
	void largeBodyThatBreaksOffIsNetworkErrorForItsReader(Library library, Reader reader) throws Exception {
		try (RawGateway gateway = RawGateway.breakingOff("application/json", LARGE)) {
			assertThatNetworkError(reader.read().apply(library.client(gateway)));
		}
	}

	@ParameterizedTest
	@MethodSource("libraries")
	void unreadBodyThatBreaksOffIsNetworkError(Library library) throws Exception {
		for (String type : List.of("text/plain", "application/json")) {
			try (RawGateway gateway = RawGateway.breakingOff(type, LARGE)) {
				assertThatNetworkError(library.client(gateway).get().uri("/").retrieve().toBodilessEntity());
			}
		}
	}

	@ParameterizedTest
	@MethodSource("libraries")
	void largeBodyNeedNotBeRead(Library library) throws Exception {
		try (RawGateway gateway = RawGateway.responding(RawGateway.response(200, "application/json", LARGE))) {
			WebClient client = library.client(gateway);
			assertThat(client.get().uri("/").retrieve().toBodilessEntity().block(PATIENCE).getStatusCode().value())
				.isEqualTo(200);
			assertThat(client.get()
				.uri("/")
				.exchangeToMono((response) -> Mono.just(response.statusCode().value()))
				.block(PATIENCE)).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@MethodSource("libraries")
	void onlyWhatTheConsumerRequestsOfAnUntouchedBodyIsPulled(Library library) throws Exception {
		AtomicLong written = new AtomicLong();
		byte[] chunk = "\"0123456789abcdef\",".repeat(4096).getBytes();
		try (RawGateway gateway = new RawGateway((exchange) -> {
			exchange.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"ret_code\":0,\"items\":[");
			while (true) {
				exchange.send(chunk);
				written.addAndGet(chunk.length);
			}
		})) {
			SlowSubscriber subscriber = new SlowSubscriber();
			library.untouched(gateway).get().uri("/").retrieve().bodyToFlux(DataBuffer.class).subscribe(subscriber);
			subscriber.request(1);
			long stuck = whenItStops(written);
			// What fits into the buffers of two sockets
			assertThat(stuck).isLessThan(32L * ResponseDecoder.MAX_BODY);
			subscriber.requestUnbounded();
			await().atMost(PATIENCE).untilAsserted(() -> assertThat(written).hasValueGreaterThan(2 * stuck));
		}
	}

	private static long whenItStops(AtomicLong written) {
		AtomicLong before = new AtomicLong();
		await().atMost(PATIENCE)
			.pollInterval(Duration.ofSeconds(1))
			.until(() -> written.get() > 0 && before.getAndSet(written.get()) == written.get());
		return written.get();
	}

	@Test
	void queryForFailedPaymentSucceeds() throws Exception {
		try (RawGateway gateway = RawGateway.decliningByPath(DECLINE)) {
			WebClient client = queries(gateway);
			assertThat(client.get().uri("/query").retrieve().bodyToMono(String.class).block(PATIENCE))
				.isEqualTo(DECLINE);
			assertThatFailure(client.get().uri("/pay").retrieve().bodyToMono(String.class))
				.hasMessageStartingWith("5004 ");
		}
	}

	@Test
	void statusOfQueryIsFailure() throws Exception {
		try (RawGateway gateway = RawGateway.decliningByPath(DECLINE)) {
			assertThatFailure(queries(gateway).get().uri("/422/query").retrieve().bodyToMono(String.class))
				.hasMessageStartingWith("6008 ");
		}
	}

	@Test
	void brokenResponseToQueryIsFailure() throws Exception {
		try (RawGateway gateway = new RawGateway(RawGateway.Exchange::reset)) {
			assertThatNetworkError(queries(gateway).get().uri("/query").retrieve().bodyToMono(String.class));
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void failingFunctionReturnsTheConnection(boolean whole) throws Exception {
		ConnectionProvider one = ConnectionProvider.builder("one")
			.maxConnections(1)
			.pendingAcquireTimeout(Duration.ofSeconds(30))
			.build();
		try (RawGateway gateway = whole ? RawGateway.responding(RawGateway.response(200, DECLINE))
				: RawGateway.breakingOff("application/json", new byte[100])) {
			WebClient client = WebClient.builder()
				.baseUrl(gateway.uri("").toString())
				.clientConnector(new ReactorClientHttpConnector(HttpClient.create(one)))
				.filter(PaykkaWebClientErrors.decoding((request) -> {
					throw new UnsupportedOperationException("no kind");
				}))
				.build();
			for (int i = 0; i < 3; i++) {
				assertThat(catchThrowable(() -> client.get().uri("/").retrieve().toBodilessEntity().block(PATIENCE)))
					.isExactlyInstanceOf(UnsupportedOperationException.class);
			}
		}
		finally {
			one.dispose();
		}
	}

	@Test
	void failedPaymentIsAlwaysThrown() throws Exception {
		try (RawGateway gateway = RawGateway.decliningByPath(DECLINE)) {
			WebClient client = builder(gateway).defaultStatusHandler((status) -> true, (response) -> Mono.empty())
				.build();
			for (String path : List.of("/", "/422")) {
				assertThatFailure(client.get().uri(path).exchangeToMono((response) -> Mono.just("ignored")))
					.hasMessageStartingWith("5004 ");
				assertThatFailure(client.get().uri(path).retrieve().toBodilessEntity()).hasMessageStartingWith("5004 ");
				assertThatFailure(client.get().uri(path).retrieve().bodyToMono(String.class))
					.hasMessageStartingWith("5004 ");
			}
		}
	}

	@Test
	void problemOfPeerServiceIsDecoded() throws Exception {
		try (RawGateway gateway = RawGateway
			.responding(RawGateway.response(410, "application/problem+json", PROBLEM.getBytes()))) {
			assertThatFailure(builder(gateway).build().get().uri("/").retrieve().toBodilessEntity())
				.hasMessageStartingWith("4018 ")
				.extracting("origin")
				.isEqualTo(Origin.PEER);
		}
	}

	@Test
	void ioFailureAndTimeoutOfAnotherFilterAreNetworkErrors() {
		assertThatNetworkError(filtered((request) -> Mono.<ClientResponse>never().timeout(Duration.ofMillis(1))))
			.hasCauseInstanceOf(TimeoutException.class);
		IOException fault = new IOException("no vault");
		assertThatNetworkError(filtered((request) -> Mono.error(fault))).hasCause(fault);
		assertThatNetworkError(filtered((request) -> Mono
			.error(new WebClientRequestException(fault, HttpMethod.GET, URI.create("/"), HttpHeaders.EMPTY))))
			.hasCause(fault);
		for (Exception thrown : List.of(fault, new TimeoutException(), ReadTimeoutException.INSTANCE)) {
			assertThatNetworkError(filtered(throwing(thrown))).hasCause(thrown);
		}
	}

	@Test
	void faultOfAnotherFilterIsLeftAlone() {
		for (Throwable fault : List.of(new IllegalStateException("no key"), new UncheckedIOException(new IOException()),
				new IllegalStateException(new IOException("no vault")), new AssertionError("no key"))) {
			assertThatThrownBy(() -> filtered((request) -> Mono.error(fault)).toFuture().get()).hasCause(fault);
			assertThatThrownBy(() -> filtered(throwing(fault)).toFuture().get()).hasCause(fault);
		}
	}

	private static ExchangeFunction throwing(Throwable fault) {
		return (request) -> {
			throw unchecked(fault);
		};
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> T unchecked(Throwable fault) throws T {
		throw (T) fault;
	}

	@ParameterizedTest
	@MethodSource("libraries")
	void emptyBodyIsNoElement(Library library) throws Exception {
		byte[] empty = RawGateway.response(200, "application/json", new byte[0]);
		try (RawGateway gateway = RawGateway.responding(empty)) {
			WebClient client = library.client(gateway);
			assertThat(client.post().uri("/acq/void").retrieve().bodyToMono(Map.class).blockOptional(PATIENCE))
				.isEmpty();
			assertThat(client.post()
				.uri("/acq/void")
				.retrieve()
				.bodyToFlux(DataBuffer.class)
				.collectList()
				.block(PATIENCE)).isEmpty();
		}
	}

	@Test
	void failureOfInnerDecoderIsKept() throws Exception {
		try (RawGateway gateway = RawGateway.decliningByPath(DECLINE)) {
			WebClient client = builder(gateway).filter(PaykkaWebClientErrors.decoding()).build();
			assertThatFailure(client.get().uri("/").retrieve().toBodilessEntity()).hasMessageStartingWith("5004 ")
				.hasNoCause();
		}
	}

	@Test
	void requestThatCannotBeEncodedIsNotANetworkError() throws Exception {
		try (RawGateway gateway = RawGateway.decliningByPath(DECLINE)) {
			assertThatThrownBy(() -> builder(gateway).build()
				.post()
				.uri("/")
				.contentType(MediaType.APPLICATION_JSON)
				.bodyValue(new Object())
				.retrieve()
				.toBodilessEntity()
				.block(PATIENCE)).isInstanceOf(CodecException.class);
		}
	}

	@Test
	void everythingButTheBodyIsOfTheResponse() {
		ClientRequest request = ClientRequest.create(HttpMethod.GET, URI.create("/")).build();
		ClientResponse original = ClientResponse.create(HttpStatus.CREATED)
			.header("X-Id", "7")
			.cookie("id", "8")
			.body("{\"ret_code\":0}")
			.build();
		ClientResponse decoded = PaykkaWebClientErrors.decoding()
			.filter(request, (sent) -> Mono.just(original))
			.block(PATIENCE);
		assertThat(decoded.statusCode()).isEqualTo(HttpStatus.CREATED);
		assertThat(decoded.headers().header("X-Id")).containsExactly("7");
		assertThat(decoded.cookies().getFirst("id").getValue()).isEqualTo("8");
		assertThat(decoded.request()).isSameAs(original.request());
		assertThat(decoded.strategies()).isSameAs(original.strategies());
		assertThat(decoded.bodyToMono(String.class).block(PATIENCE)).isEqualTo("{\"ret_code\":0}");
	}

	private static Mono<ClientResponse> filtered(ExchangeFunction inner) {
		return PaykkaWebClientErrors.decoding()
			.filter(ClientRequest.create(HttpMethod.GET, URI.create("/")).build(), inner);
	}

	private static WebClient queries(RawGateway gateway) {
		return WebClient.builder().baseUrl(gateway.uri("").toString()).filter(PaykkaWebClientErrors.decoding()).build();
	}

	private static WebClient.Builder builder(RawGateway gateway) {
		return WebClient.builder()
			.baseUrl(gateway.uri("").toString())
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(-1))
			.filter(PaykkaWebClientErrors.decoding());
	}

	private static Mono<byte[]> joined(Flux<DataBuffer> buffers) {
		return DataBufferUtils.join(buffers).map((buffer) -> {
			byte[] bytes = new byte[buffer.readableByteCount()];
			buffer.read(bytes);
			DataBufferUtils.release(buffer);
			return bytes;
		});
	}

	private static AbstractThrowableAssert<?, ?> assertThatNetworkError(Mono<?> call) {
		return assertThatFailure(call).hasMessageStartingWith("6000 ");
	}

	private static AbstractThrowableAssert<?, ?> assertThatFailure(Mono<?> call) {
		return assertThatThrownBy(() -> call.block(PATIENCE)).isExactlyInstanceOf(PaykkaException.class);
	}

	private static final class SlowSubscriber extends BaseSubscriber<DataBuffer> {

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			// Nothing yet
		}

		@Override
		protected void hookOnNext(DataBuffer buffer) {
			DataBufferUtils.release(buffer);
		}

	}

	record Library(String name, ClientHttpConnector connector) {

		WebClient untouched(RawGateway gateway) {
			return client(gateway).mutate()
				.filters(List::clear)
				.filter(PaykkaWebClientErrors.decoding((request) -> PaykkaRequestKind.UNTOUCHED))
				.build();
		}

		WebClient client(RawGateway gateway) {
			return builder(gateway).clientConnector(this.connector).build();
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	record Reader(String name, Function<WebClient, Mono<byte[]>> read) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
