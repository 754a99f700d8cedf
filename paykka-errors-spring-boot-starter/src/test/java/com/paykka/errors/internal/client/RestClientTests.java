package com.paykka.errors.internal.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.client.PaykkaRestClientErrors;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.BufferingClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.NoOpResponseErrorHandler;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RestClientTests {

	private static final String DECLINE = "{\"ret_code\":\"000000\",\"data\":{\"error_code\":\"5004\"}}";

	private static final String PROBLEM = "{\"status\":410,\"instance\":\"/orders\",\"code\":\"4018\",\"name\":\"ORDER_EXPIRED\","
			+ "\"category\":\"ORDER\",\"retryable\":false}";

	private static final byte[] LARGE = ("{\"ret_code\":\"000000\",\"items\":[" + "\"0123456789abcdef\",".repeat(55_000)
			+ "0]}")
		.getBytes();

	static Stream<Arguments> factoriesAndReaders() {
		List<Named> readers = List.of(
				new Named("byte array", (client) -> client.get().uri("/").retrieve().body(byte[].class)),
				new Named("entity", (client) -> client.get().uri("/").retrieve().toEntity(byte[].class).getBody()),
				new Named("exchange",
						(client) -> client.get()
							.uri("/")
							.exchange((request, response) -> response.getBody().readAllBytes())),
				new Named("stream after the call", (client) -> {
					try (InputStream body = client.get()
						.uri("/")
						.exchange((request, response) -> response.getBody(), false)) {
						return body.readAllBytes();
					}
				}), new Named("byte for byte", (client) -> client.get().uri("/").exchange((request, response) -> {
					InputStream body = response.getBody();
					byte[] all = LARGE.clone();
					Arrays.fill(all, (byte) 0);
					all[0] = (byte) body.read();
					// Any byte: the rest shows where reading continued
					body.skipNBytes(1);
					all[1] = LARGE[1];
					body.readNBytes(all, 2, all.length - 2);
					return (body.read() < 0) ? all : null;
				})));
		return Stream.of(Caller.JDK, Caller.HTTP_COMPONENTS, Caller.JETTY, Caller.SIMPLE, Caller.REACTOR)
			.flatMap((factory) -> readers.stream().map((reader) -> Arguments.of(factory, reader)));
	}

	@ParameterizedTest
	@MethodSource("factoriesAndReaders")
	void largeBodyIsReadOnceAndCompletely(Caller factory, Named reader) throws Exception {
		try (RawGateway gateway = RawGateway.responding(RawGateway.response(200, "application/json", LARGE))) {
			assertThat(reader.read().apply(client(factory, gateway))).isEqualTo(LARGE);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "REST_TEMPLATE", "WEB_REACTOR", "WEB_JDK" })
	void largeBodyThatBreaksOffIsNetworkErrorForItsReader(Caller factory) throws Exception {
		try (RawGateway gateway = RawGateway.breakingOff("application/json", LARGE)) {
			assertThatNetworkError(() -> client(factory, gateway).get().uri("/").retrieve().body(byte[].class));
		}
	}

	@Test
	void untouchedBodyThatBreaksOffIsLeftToItsReader() throws Exception {
		try (RawGateway gateway = RawGateway.breakingOff("application/json", DECLINE.getBytes())) {
			RestClient client = untouched(gateway).requestFactory(Caller.JDK.factory()).build();
			assertThatThrownBy(() -> client.get().uri("/").retrieve().body(byte[].class))
				.isInstanceOf(RestClientException.class)
				.hasCauseInstanceOf(IOException.class);
		}
	}

	@ParameterizedTest
	@EnumSource
	void closingTheStreamReturnsTheConnection(Size size) throws Exception {
		try (PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();
				RawGateway gateway = RawGateway.responding(size.response())) {
			RestClient client = size.client(gateway)
				.requestFactory(new HttpComponentsClientHttpRequestFactory(
						HttpClients.custom().setConnectionManager(pool).build()))
				.build();
			InputStream body = client.get().uri("/").exchange((request, response) -> response.getBody(), false);
			body.close();
			assertThat(pool.getTotalStats().getLeased()).isZero();
		}
	}

	@Test
	void queryForFailedPaymentSucceeds() throws Exception {
		try (RawGateway gateway = RawGateway.decliningByPath(DECLINE)) {
			RestClient client = queries(gateway);
			assertThat(client.get().uri("/query").retrieve().body(String.class)).isEqualTo(DECLINE);
			assertThatThrownBy(() -> client.get().uri("/pay").retrieve().body(String.class))
				.isExactlyInstanceOf(PaykkaException.class)
				.hasMessageStartingWith("5004 ");
		}
	}

	@Test
	void statusOfQueryIsFailure() throws Exception {
		try (RawGateway gateway = RawGateway.decliningByPath(DECLINE)) {
			assertThatThrownBy(() -> queries(gateway).get().uri("/422/query").retrieve().body(String.class))
				.isExactlyInstanceOf(PaykkaException.class)
				.hasMessageStartingWith("6008 ");
		}
	}

	@Test
	void brokenResponseToQueryIsFailure() throws Exception {
		try (RawGateway gateway = new RawGateway(RawGateway.Exchange::reset)) {
			assertThatNetworkError(() -> queries(gateway).get().uri("/query").retrieve().body(String.class));
		}
	}

	@Test
	void failingFunctionReturnsTheConnection() throws Exception {
		try (PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();
				RawGateway gateway = RawGateway.responding(RawGateway.response(200, DECLINE))) {
			RestClient client = RestClient.builder()
				.baseUrl(gateway.uri("").toString())
				.requestFactory(new HttpComponentsClientHttpRequestFactory(
						HttpClients.custom().setConnectionManager(pool).build()))
				.apply(PaykkaRestClientErrors.decoding((request) -> {
					throw new UnsupportedOperationException("no kind");
				}))
				.build();
			assertThatThrownBy(() -> client.get().uri("/").retrieve().body(String.class))
				.isExactlyInstanceOf(UnsupportedOperationException.class);
			assertThat(pool.getTotalStats().getLeased()).isZero();
		}
	}

	@Test
	void failedPaymentIsAlwaysThrown() throws Exception {
		try (RawGateway gateway = RawGateway.decliningByPath(DECLINE)) {
			RestClient client = builder(gateway).defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {
			}).build();
			for (String path : List.of("/", "/422")) {
				assertThatThrownBy(() -> client.get().uri(path).exchange((request, response) -> "ignored"))
					.isExactlyInstanceOf(PaykkaException.class);
				assertThatThrownBy(() -> client.get().uri(path).retrieve().toBodilessEntity())
					.isExactlyInstanceOf(PaykkaException.class);
				assertThatThrownBy(() -> client.get().uri(path).retrieve().body(String.class))
					.isExactlyInstanceOf(PaykkaException.class);
			}
		}
	}

	@Test
	void failedPaymentIsThrownByTemplateWithoutErrorHandling() throws Exception {
		try (RawGateway gateway = RawGateway.decliningByPath(DECLINE)) {
			RestTemplate template = template();
			template.setErrorHandler(new NoOpResponseErrorHandler());
			for (String path : List.of("/", "/422")) {
				assertThatThrownBy(() -> template.getForObject(gateway.uri(path), String.class))
					.isExactlyInstanceOf(PaykkaException.class)
					.hasMessageStartingWith("5004 ");
			}
		}
	}

	@Test
	void errorHandlerOfTemplateIsNotCalledForFailures() throws Exception {
		try (RawGateway gateway = RawGateway.decliningByPath(DECLINE)) {
			RestTemplate template = template();
			template.setErrorHandler((response) -> {
				throw new IllegalStateException("called for " + response.getStatusCode());
			});
			assertThatThrownBy(() -> template.getForObject(gateway.uri("/422"), String.class))
				.isExactlyInstanceOf(PaykkaException.class);
		}
	}

	@ParameterizedTest
	@EnumSource
	void bufferedBodyCanBeReadTwice(Size size) throws Exception {
		try (RawGateway gateway = RawGateway.responding(size.response())) {
			RestClient client = size.client(gateway)
				.requestFactory(new BufferingClientHttpRequestFactory(Caller.JDK.factory()))
				.build();
			byte[] again = client.get().uri("/").exchange((request, response) -> {
				response.getBody().readAllBytes();
				return response.getBody().readAllBytes();
			});
			assertThat(again).isEqualTo(size.body());
		}
	}

	@Test
	void decodedBodyCanBeReadTwice() throws Exception {
		try (RawGateway gateway = RawGateway.responding(Size.SMALL.response())) {
			byte[] again = client(Caller.JDK, gateway).get().uri("/").exchange((request, response) -> {
				response.getBody().readAllBytes();
				return response.getBody().readAllBytes();
			});
			assertThat(again).isEqualTo(Size.SMALL.body());
		}
	}

	@Test
	void problemOfPeerServiceIsDecoded() throws Exception {
		try (RawGateway gateway = RawGateway
			.responding(RawGateway.response(410, "application/problem+json", PROBLEM.getBytes()))) {
			assertThatThrownBy(() -> client(Caller.JDK, gateway).get().uri("/").retrieve().toBodilessEntity())
				.hasMessageStartingWith("4018 ")
				.extracting("origin")
				.isEqualTo(Origin.PEER);
		}
	}

	@Test
	void unknownProblemIsStatus() throws Exception {
		try (RawGateway gateway = RawGateway.responding(RawGateway.response(503, "application/problem+json",
				"{\"code\":\"4018\",\"name\":\"OUT_OF_STOCK\"}".getBytes()))) {
			assertThatThrownBy(() -> client(Caller.JDK, gateway).get().uri("/").retrieve().toBodilessEntity())
				.hasMessageStartingWith("6007 ")
				.extracting("origin")
				.isEqualTo(Origin.GATEWAY);
		}
	}

	@Test
	void failureOfInnerDecoderIsKept() throws Exception {
		ClientHttpRequestInterceptor interceptor = PaykkaRestClientErrors.interceptor();
		try (RawGateway gateway = RawGateway.decliningByPath(DECLINE)) {
			RestClient client = builder(gateway).requestInterceptor(interceptor).build();
			assertThatThrownBy(() -> client.get().uri("/").retrieve().toBodilessEntity())
				.isExactlyInstanceOf(PaykkaException.class)
				.hasMessageStartingWith("5004 ")
				.hasNoCause();
		}
	}

	@Test
	void statusTextAndHeadersAreThoseOfTheResponse() throws Exception {
		try (RawGateway gateway = RawGateway.responding(
				RawGateway.bytes("HTTP/1.1 201 Made\r\nX-Id: 7\r\nContent-Length: 16\r\n\r\n{\"ret_code\":\"0\"}"))) {
			ResponseEntity<String> entity = client(Caller.HTTP_COMPONENTS, gateway).post()
				.uri("/")
				.exchange((request, response) -> ResponseEntity.status(response.getStatusCode())
					.headers(response.getHeaders())
					.body(response.getStatusText()));
			assertThat(entity).returns(201, (response) -> response.getStatusCode().value())
				.returns("7", (response) -> response.getHeaders().getFirst("X-Id"))
				.returns("Made", ResponseEntity::getBody);
		}
	}

	private static RestClient queries(RawGateway gateway) {
		return RestClient.builder()
			.baseUrl(gateway.uri("").toString())
			.requestFactory(Caller.JDK.factory())
			.apply(PaykkaRestClientErrors.decoding())
			.build();
	}

	private static RestClient.Builder untouched(RawGateway gateway) {
		return RestClient.builder()
			.baseUrl(gateway.uri("").toString())
			.apply(PaykkaRestClientErrors.decoding((request) -> PaykkaRequestKind.UNTOUCHED));
	}

	private static RestClient client(Caller factory, RawGateway gateway) {
		return builder(gateway).requestFactory(factory.factory()).build();
	}

	private static RestClient.Builder builder(RawGateway gateway) {
		return RestClient.builder().baseUrl(gateway.uri("").toString()).apply(PaykkaRestClientErrors.decoding());
	}

	private static RestTemplate template() {
		RestTemplate template = new RestTemplate();
		template.getInterceptors().add(PaykkaRestClientErrors.interceptor());
		return template;
	}

	private static void assertThatNetworkError(ThrowingCallable call) {
		assertThatThrownBy(call).isExactlyInstanceOf(PaykkaException.class).hasMessageStartingWith("6000 ");
	}

	interface Reader {

		byte[] apply(RestClient client) throws Exception;

	}

	record Named(String name, Reader read) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	enum Size {

		SMALL, LARGE, UNTOUCHED;

		RestClient.Builder client(RawGateway gateway) {
			return (this == UNTOUCHED) ? untouched(gateway) : builder(gateway);
		}

		byte[] body() {
			return switch (this) {
				case SMALL -> "{\"ret_code\":\"000000\"}".getBytes();
				case LARGE -> RestClientTests.LARGE;
				case UNTOUCHED -> "some text".getBytes();
			};
		}

		byte[] response() {
			return RawGateway.response(200, (this == UNTOUCHED) ? "text/plain" : "application/json", body());
		}

	}

}
