package com.paykka.errors.internal.client;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.client.PaykkaRestClientErrors;
import com.paykka.errors.client.PaykkaWebClientErrors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.web.client.NoOpResponseErrorHandler;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests of payments, queries, untouched requests and peer services, with every client.
 */
class RequestKindTests {

	private static final String PROBLEM = "{\"status\":402,\"instance\":\"/orders\",\"code\":\"5004\",\"name\":\"INSUFFICIENT_FUNDS\",\"category\":\"CARD\","
			+ "\"retryable\":false}";

	private static final String DECLINE = "{\"ret_code\":\"000000\",\"data\":{\"error_code\":\"5004\",\"status\":\"FAILURE\"}}";

	@ParameterizedTest
	@EnumSource
	void responseOfPeerServiceNeedsNoCode(Client client) throws Exception {
		for (String body : List.of("{\"id\":42}", "[]", "<html>", DECLINE, "")) {
			try (RawGateway peer = RawGateway.responding(RawGateway.response(200, body))) {
				assertThat(client.callPeer(peer.uri("/"))).isEqualTo(body);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void problemOfPeerServiceIsDecoded(Client client) throws Exception {
		for (String type : List.of("application/problem+json", "application/json", "application/json;charset=UTF-8")) {
			for (int status : new int[] { 402, 500 }) {
				assertThat(peerFailure(client, RawGateway.response(status, type, PROBLEM.getBytes())))
					.returns(PaykkaErrorCode.INSUFFICIENT_FUNDS, PaykkaException::getErrorCode)
					.returns(Origin.PEER, PaykkaException::getOrigin);
			}
		}
		assertThat(peerFailure(client, RawGateway.response(200, "application/problem+json", PROBLEM.getBytes())))
			.returns(PaykkaErrorCode.INSUFFICIENT_FUNDS, PaykkaException::getErrorCode);
	}

	@ParameterizedTest
	@EnumSource
	void statusOfPeerServiceIsItsFailure(Client client) throws Exception {
		for (String body : List.of("", "<html>", "{\"ret_code\":\"6002\"}", "{\"title\":\"Down\"}")) {
			assertThat(peerFailure(client, RawGateway.response(503, body)))
				.returns(PaykkaErrorCode.SYSTEM_ERROR, PaykkaException::getErrorCode)
				.returns(Origin.PEER, PaykkaException::getOrigin);
		}
	}

	@ParameterizedTest
	@EnumSource
	void missingResponseOfPeerServiceIsItsFailure(Client client) throws Exception {
		int free;
		try (ServerSocket socket = new ServerSocket(0)) {
			free = socket.getLocalPort();
		}
		assertThat(catchThrowableOfType(PaykkaException.class,
				() -> client.callPeer(URI.create("http://localhost:" + free))))
			.returns(PaykkaErrorCode.NETWORK_ERROR, PaykkaException::getErrorCode)
			.returns(Origin.PEER, PaykkaException::getOrigin);
	}

	@ParameterizedTest
	@EnumSource
	void problemAsPlainJsonIsRecognized(Client client) throws Exception {
		try (RawGateway gateway = RawGateway.responding(RawGateway.response(402, PROBLEM))) {
			assertThat(catchThrowableOfType(PaykkaException.class,
					() -> client.call(gateway.uri("/"), (path) -> PaykkaRequestKind.PAYMENT)))
				.returns(PaykkaErrorCode.INSUFFICIENT_FUNDS, PaykkaException::getErrorCode)
				.returns(Origin.PEER, PaykkaException::getOrigin);
		}
	}

	@ParameterizedTest
	@EnumSource
	void requestKindDecides(Client client) throws Exception {
		Function<String, PaykkaRequestKind> kinds = (path) -> switch (path) {
			case "/query" -> PaykkaRequestKind.QUERY;
			case "/report" -> PaykkaRequestKind.UNTOUCHED;
			case "/null" -> null;
			default -> PaykkaRequestKind.PAYMENT;
		};
		try (RawGateway gateway = RawGateway.responding(RawGateway.response(200, DECLINE))) {
			assertThat(client.call(gateway.uri("/query"), kinds)).isEqualTo(DECLINE);
			assertThat(client.call(gateway.uri("/report"), kinds)).isEqualTo(DECLINE);
			for (String path : List.of("/null", "/session", "/capture")) {
				assertThatThrownBy(() -> client.call(gateway.uri(path), kinds)).hasMessageStartingWith("5004 ");
			}
		}
		try (RawGateway gateway = RawGateway.responding(RawGateway.response(200, "\"eyJhbGciOiJub25lIn0\""))) {
			assertThat(client.call(gateway.uri("/report"), kinds)).startsWith("\"eyJ");
			assertThatThrownBy(() -> client.call(gateway.uri("/query"), kinds)).hasMessageStartingWith("6000 ");
		}
	}

	@ParameterizedTest
	@EnumSource
	void operationIsTheEndOfThePath(Client client) throws Exception {
		String failure = "{\"ret_code\":\"000000\",\"data\":{\"status\":\"FAILURE\"}}";
		try (RawGateway gateway = RawGateway.responding(RawGateway.response(200, failure))) {
			for (String[] row : new String[][] { { "session", "4026" }, { "capture?v=3", "4015" }, { "void", "4016" },
					{ "refund", "6008" } }) {
				assertThatThrownBy(() -> client.call(gateway.uri("/v3/payment/acq/" + row[0]),
						(path) -> PaykkaRequestKind.PAYMENT))
					.hasMessageStartingWith(row[1]);
			}
		}
	}

	private static PaykkaException peerFailure(Client client, byte[] response) throws IOException {
		try (RawGateway peer = RawGateway.responding(response)) {
			return catchThrowableOfType(PaykkaException.class, () -> client.callPeer(peer.uri("/")));
		}
	}

	enum Client {

		REST_CLIENT {
			@Override
			String callPeer(URI uri) {
				return text(RestClient.builder()
					.apply(PaykkaRestClientErrors.decoding((request) -> PaykkaRequestKind.PEER)), uri);
			}

			@Override
			String call(URI uri, Function<String, PaykkaRequestKind> kinds) {
				return text(RestClient.builder()
					.apply(PaykkaRestClientErrors.decoding((request) -> kinds.apply(request.getURI().getPath()))), uri);
			}

			private String text(RestClient.Builder builder, URI uri) {
				return orEmpty(builder.requestFactory(Caller.JDK.factory())
					.build()
					.get()
					.uri(uri)
					.retrieve()
					.body(byte[].class));
			}
		},

		REST_TEMPLATE {
			@Override
			String callPeer(URI uri) {
				RestTemplate template = new RestTemplate();
				template.setErrorHandler(new NoOpResponseErrorHandler());
				template.getInterceptors().add(PaykkaRestClientErrors.interceptor((request) -> PaykkaRequestKind.PEER));
				return orEmpty(template.getForObject(uri, byte[].class));
			}

			@Override
			String call(URI uri, Function<String, PaykkaRequestKind> kinds) {
				RestTemplate template = new RestTemplate();
				template.getInterceptors()
					.add(PaykkaRestClientErrors.interceptor((request) -> kinds.apply(request.getURI().getPath())));
				return orEmpty(template.getForObject(uri, byte[].class));
			}
		},

		WEB_CLIENT {
			@Override
			String callPeer(URI uri) {
				return text(
						WebClient.builder().filter(PaykkaWebClientErrors.decoding((request) -> PaykkaRequestKind.PEER)),
						uri);
			}

			@Override
			String call(URI uri, Function<String, PaykkaRequestKind> kinds) {
				return text(
						WebClient.builder()
							.filter(PaykkaWebClientErrors.decoding((request) -> kinds.apply(request.url().getPath()))),
						uri);
			}

			private String text(WebClient.Builder builder, URI uri) {
				return orEmpty(builder.build().get().uri(uri).retrieve().bodyToMono(byte[].class).block());
			}
		};

		abstract String callPeer(URI uri);

		abstract String call(URI uri, Function<String, PaykkaRequestKind> kinds);

		private static String orEmpty(byte[] body) {
			return (body != null) ? new String(body) : "";
		}

	}

}
