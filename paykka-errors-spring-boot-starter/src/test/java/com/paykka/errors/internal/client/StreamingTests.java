package com.paykka.errors.internal.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.client.PaykkaRestClientErrors;
import com.paykka.errors.client.PaykkaWebClientErrors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of untouched responses, with a gateway that sends the second chunk only after the
 * caller has received the first.
 */
class StreamingTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final List<String> TYPES = List.of("text/event-stream", "application/json");

	private static final int FIRST = 2000;

	static Stream<Arguments> factoriesAndTypes() {
		return Stream.of(Caller.JDK, Caller.HTTP_COMPONENTS, Caller.JETTY, Caller.SIMPLE, Caller.REACTOR)
			.flatMap((factory) -> TYPES.stream().map((type) -> Arguments.of(factory, type)));
	}

	static Stream<Arguments> connectorsAndTypes() {
		return connectors().flatMap((connector) -> TYPES.stream().map((type) -> Arguments.of(connector, type)));
	}

	static Stream<ClientHttpConnector> connectors() {
		return Stream.of(new ReactorClientHttpConnector(), new JdkClientHttpConnector());
	}

	@ParameterizedTest
	@MethodSource("factoriesAndTypes")
	void streamIsNotHeldBackByRestClient(Caller factory, String type) throws Exception {
		assertThatStreams(factory, type, FIRST);
	}

	@ParameterizedTest
	@MethodSource("connectorsAndTypes")
	void streamIsNotHeldBackByWebClient(ClientHttpConnector connector, String type) throws Exception {
		assertThatStreams(connector, type, FIRST);
	}

	private static void assertThatStreams(Caller factory, String type, int first) throws Exception {
		try (TwoChunks chunks = new TwoChunks(type, first)) {
			RestClient client = RestClient.builder()
				.requestFactory(factory.factory())
				.apply(PaykkaRestClientErrors.decoding((request) -> PaykkaRequestKind.UNTOUCHED))
				.build();
			int second = client.get().uri(chunks.gateway.uri("/")).exchange((request, response) -> {
				response.getBody().skipNBytes(first);
				chunks.arrived.countDown();
				return response.getBody().readAllBytes().length;
			});
			assertThat(second).isEqualTo(1);
			assertThat(chunks.inTime).isTrue();
		}
	}

	private static void assertThatStreams(ClientHttpConnector connector, String type, int first) throws Exception {
		try (TwoChunks chunks = new TwoChunks(type, first)) {
			int length = client(connector, chunks.gateway).get()
				.uri("/")
				.retrieve()
				.bodyToFlux(DataBuffer.class)
				.map((buffer) -> {
					int size = buffer.readableByteCount();
					DataBufferUtils.release(buffer);
					return size;
				})
				.scan(0, Integer::sum)
				.doOnNext((size) -> {
					if (size >= first) {
						chunks.arrived.countDown();
					}
				})
				.blockLast(PATIENCE);
			assertThat(length).isEqualTo(first + 1);
			assertThat(chunks.inTime).isTrue();
		}
	}

	private static WebClient client(ClientHttpConnector connector, RawGateway gateway) {
		return WebClient.builder()
			.baseUrl(gateway.uri("").toString())
			.clientConnector(connector)
			.filter(PaykkaWebClientErrors.decoding((request) -> PaykkaRequestKind.UNTOUCHED))
			.build();
	}

	private static final class TwoChunks implements AutoCloseable {

		private final CountDownLatch arrived = new CountDownLatch(1);

		private final RawGateway gateway;

		private volatile boolean inTime;

		TwoChunks(String type, int first) throws IOException {
			String start = type.endsWith("/json") ? "{\"ret_code\":5004,\"x\":\"" : "";
			this.gateway = new RawGateway((exchange) -> {
				exchange.send("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n");
				exchange
					.send(Integer.toHexString(first) + "\r\n" + start + "x".repeat(first - start.length()) + "\r\n");
				this.inTime = awaitArrival();
				exchange.send("1\r\ny\r\n0\r\n\r\n");
			});
		}

		private boolean awaitArrival() {
			try {
				return this.arrived.await(20, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				return false;
			}
		}

		@Override
		public void close() throws IOException {
			this.gateway.close();
		}

	}

}
