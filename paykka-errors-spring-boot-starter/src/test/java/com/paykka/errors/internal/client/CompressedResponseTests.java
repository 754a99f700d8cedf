package com.paykka.errors.internal.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.client.PaykkaRestClientErrors;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.http.client.JettyClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests of responses with a content coding.
 */
class CompressedResponseTests {

	private static final String GOOD = "{\"ret_code\":\"000000\",\"ret_msg\":\"Success\"}";

	private static final String DECLINE = "{\"ret_code\":\"000000\",\"data\":{\"error_code\":\"5004\"}}";

	@ParameterizedTest
	@EnumSource(names = { "HTTP_COMPONENTS", "JETTY", "REST_TEMPLATE" })
	void gzipDecodedByTheClientIsRead(Caller caller) throws Exception {
		try (RawGateway gateway = RawGateway.responding(response("application/json", "gzip", gzip(GOOD)))) {
			assertThat(caller.get(gateway.uri("/")).getBody()).isEqualTo(GOOD.getBytes());
		}
		assertThat(failure(caller, response("application/json", "gzip", gzip(DECLINE))).getUpstreamCode())
			.isEqualTo("5004");
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "HTTP_COMPONENTS", "JETTY", "REST_TEMPLATE" })
	void undecodedGzipIsRejectedByName(Caller caller) throws Exception {
		for (String type : new String[] { "application/json", "application/octet-stream", "text/plain" }) {
			PaykkaException failure = failure(caller, response(type, "gzip", gzip(GOOD)));
			assertThat(failure).returns(PaykkaErrorCode.NETWORK_ERROR, PaykkaException::getErrorCode)
				.hasRootCauseMessage("The HTTP client did not decode the body's content coding: gzip");
		}
	}

	@ParameterizedTest
	@EnumSource
	void codingThatIsWrongHidesNoFailure(Caller caller) throws Exception {
		String twice = "gzip\r\nContent-Encoding: gzip";
		for (byte[] response : List.of(response("application/json", "gzip", DECLINE.getBytes()),
				response("application/json", twice, gzip(DECLINE)),
				response("application/json", twice, DECLINE.getBytes()))) {
			assertThat(failure(caller, response).getErrorCode()).isIn(PaykkaErrorCode.INSUFFICIENT_FUNDS,
					PaykkaErrorCode.NETWORK_ERROR);
		}
	}

	@ParameterizedTest
	@EnumSource
	void undecodedFailureIsNeverRetryable(Caller caller) throws Exception {
		String head = "HTTP/1.1 %d Odd\r\nContent-Encoding: br\r\nContent-Length: 7\r\n\r\n{\"ret_c";
		assertThat(failure(caller, RawGateway.bytes(head.formatted(429))).getErrorCode())
			.isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		assertThat(failure(caller, RawGateway.bytes(head.formatted(503))).getErrorCode())
			.isEqualTo(PaykkaErrorCode.SYSTEM_ERROR);
	}

	@ParameterizedTest
	@EnumSource
	void unknownCodingIsRejected(Caller caller) throws Exception {
		PaykkaException failure = failure(caller, response("application/json", "x-4111111111111111", gzip(DECLINE)));
		assertThat(failure.getErrorCode()).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		assertThat(failure.getCause()).message().doesNotContain("4111111111111111");
	}

	@ParameterizedTest
	@EnumSource
	void identityCodingIsRead(Caller caller) throws Exception {
		assertThat(failure(caller, response("application/json", "identity", DECLINE.getBytes())).getUpstreamCode())
			.isEqualTo("5004");
	}

	// By default, Jetty may report a cut body as an empty one, and drops that of a 401
	@Test
	void documentedJettyHidesNoBody() throws Exception {
		HttpClient jetty = new HttpClient();
		jetty.addEventListener(new LifeCycle.Listener() {

			@Override
			public void lifeCycleStarted(LifeCycle event) {
				jetty.getContentDecoderFactories().clear();
				jetty.getProtocolHandlers().remove("www-authenticate");
			}

		});
		RestClient client = RestClient.builder()
			.requestFactory(new JettyClientHttpRequestFactory(jetty))
			.apply(PaykkaRestClientErrors.decoding())
			.build();
		Consumer<URI> call = (uri) -> client.get().uri(uri).retrieve().toBodilessEntity();
		byte[] cut = response("application/json", "gzip", Arrays.copyOf(gzip(DECLINE), 10));
		assertThat(failure(call, cut)).returns(PaykkaErrorCode.NETWORK_ERROR, PaykkaException::getErrorCode)
			.hasRootCauseMessage("The HTTP client did not decode the body's content coding: gzip");
		byte[] refused = RawGateway.response(401, "{\"ret_code\":\"2000\"}");
		assertThat(failure(call, refused).getErrorCode()).isEqualTo(PaykkaErrorCode.SIGNATURE_INVALID);
	}

	private static PaykkaException failure(Caller caller, byte[] response) throws Exception {
		return failure(caller::get, response);
	}

	private static PaykkaException failure(Consumer<URI> call, byte[] response) throws Exception {
		try (RawGateway gateway = RawGateway.responding(response)) {
			Throwable failure = catchThrowable(() -> call.accept(gateway.uri("/")));
			assertThat(failure).isExactlyInstanceOf(PaykkaException.class);
			return (PaykkaException) failure;
		}
	}

	private static byte[] response(String type, String coding, byte[] body) {
		return RawGateway
			.bytes("HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n"
				.formatted(type, coding, body.length), body);
	}

	private static byte[] gzip(String text) throws IOException {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(text.getBytes());
		}
		return compressed.toByteArray();
	}

}
