package com.paykka.errors.internal.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.client.PaykkaRestClientErrors;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.timeout.ReadTimeoutException;
import org.apache.hc.core5.http.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.netty.channel.AbortedException;

import org.springframework.http.client.BufferingClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests of calls that throw, also in the application's interceptors: I/O failures and
 * timeouts are 6000, anything else is thrown on. {@code BrokenResponseTests} covers what
 * each client throws.
 */
class TransportFailureTests {

	private static final String GOOD = "{\"ret_code\":\"000000\"}";

	@Test
	void otherExceptionsOfAnotherInterceptorAreKept() {
		for (RuntimeException fault : List.of(new IllegalStateException("No key in the vault"),
				new UncheckedIOException(new IOException("No vault")),
				new CompletionException(new IOException("No vault")), new RestClientException("No vault"),
				new RestClientException("No vault", new IllegalStateException()))) {
			assertThatThrownBy(() -> call((request, body, execution) -> {
				throw fault;
			})).isSameAs(fault);
		}
	}

	@Test
	void errorOfAnotherInterceptorIsKept() {
		LinkageError fault = new LinkageError();
		assertThatThrownBy(() -> call((request, body, execution) -> {
			throw fault;
		})).isSameAs(fault);
	}

	@Test
	void failureOfAnotherInterceptorIsKept() {
		PaykkaException fault = new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);
		assertThatThrownBy(() -> call((request, body, execution) -> {
			throw fault;
		})).isSameAs(fault);
	}

	@Test
	void ioExceptionOfAnotherInterceptorIsNetworkError() {
		IOException fault = new IOException("No vault");
		for (IOException thrown : List.of(fault, new InterruptedIOException(), new ConnectException())) {
			assertThatThrownBy(() -> call((request, body, execution) -> {
				throw thrown;
			})).isExactlyInstanceOf(PaykkaException.class).hasMessageStartingWith("6000 ").hasCause(thrown);
		}
		for (Exception cause : List.of(fault, new TimeoutException(), ReadTimeoutException.INSTANCE)) {
			assertThatThrownBy(() -> call((request, body, execution) -> {
				throw new RestClientException("No vault", cause);
			})).isExactlyInstanceOf(PaykkaException.class).hasMessageStartingWith("6000 ").hasCause(cause);
		}
		for (Exception thrown : List.of(new TimeoutException(), ReadTimeoutException.INSTANCE, new DecoderException(),
				new Http2Exception(Http2Error.INTERNAL_ERROR), new AbortedException("Lost"),
				new ProtocolException("Lost"))) {
			assertThatThrownBy(() -> call((request, body, execution) -> {
				throw unchecked(thrown);
			})).isExactlyInstanceOf(PaykkaException.class).hasMessageStartingWith("6000 ").hasCause(thrown);
		}
	}

	@Test
	void uncheckedTimeoutOfABodyIsNetworkError() {
		TimeoutException fault = new TimeoutException();
		assertThatThrownBy(() -> call((request, body, execution) -> new MockClientHttpResponse(new InputStream() {

			@Override
			public int read() {
				throw unchecked(fault);
			}

		}, 200))).isExactlyInstanceOf(PaykkaException.class).hasMessageStartingWith("6000 ").hasCause(fault);
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
		throw (T) thrown;
	}

	@Test
	void failureTellsWhatWasRequested() {
		assertThatThrownBy(() -> call((request, body, execution) -> {
			throw new IOException("No vault");
		})).isInstanceOfSatisfying(PaykkaException.class,
				(failure) -> assertThat(failure)
					.returns("GET /v3/payment/acq/session", PaykkaException::getUpstreamRequest)
					.returns(Origin.GATEWAY, PaykkaException::getOrigin)
					.returns(null, PaykkaException::getUpstreamStatus));
	}

	@Test
	void faultAfterTheResponseIsKept() {
		IllegalStateException fault = new IllegalStateException("Wrong signature");
		assertThatThrownBy(() -> call((request, body, execution) -> {
			execution.execute(request, body).close();
			throw fault;
		})).isSameAs(fault);
	}

	@Test
	void clientOfAnInterceptorMayDecodeToo() throws Exception {
		try (RawGateway peer = new RawGateway(RawGateway.Exchange::reset)) {
			assertThatThrownBy(() -> call((request, body, execution) -> {
				RestClient.builder()
					.apply(PaykkaRestClientErrors.decoding((inner) -> PaykkaRequestKind.PEER))
					.build()
					.get()
					.uri(peer.uri("/"))
					.retrieve()
					.toBodilessEntity();
				return execution.execute(request, body);
			})).isExactlyInstanceOf(PaykkaException.class).extracting("origin").isEqualTo(Origin.PEER);
		}
	}

	// Reactor Netty's stream throws an unchecked exception
	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "REACTOR", "REST_TEMPLATE", "WEB_REACTOR", "WEB_JDK" })
	void responseBrokenOffInAnInterceptorIsNetworkError(Caller caller) throws Exception {
		try (RawGateway gateway = RawGateway.breakingOff("application/json", GOOD.getBytes())) {
			for (boolean buffering : new boolean[] { true, false }) {
				ClientHttpRequestFactory factory = caller.factory();
				Throwable failure = catchThrowable(() -> RestClient.builder()
					.requestFactory(buffering ? new BufferingClientHttpRequestFactory(factory) : factory)
					.apply(PaykkaRestClientErrors.decoding())
					.requestInterceptor((request, body, execution) -> {
						ClientHttpResponse response = execution.execute(request, body);
						response.getBody().readAllBytes();
						return response;
					})
					.build()
					.get()
					.uri(gateway.uri("/"))
					.retrieve()
					.toBodilessEntity());
				assertThat(failure).as("buffering " + buffering).isExactlyInstanceOf(PaykkaException.class);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "REST_TEMPLATE", "WEB_REACTOR", "WEB_JDK" })
	void brokenResponseBehindAnotherInterceptorIsNetworkError(Caller caller) throws Exception {
		try (RawGateway gateway = new RawGateway(RawGateway.Exchange::reset)) {
			Throwable failure = catchThrowable(() -> RestClient.builder()
				.requestFactory(caller.factory())
				.apply(PaykkaRestClientErrors.decoding())
				.requestInterceptor((request, body, execution) -> execution.execute(request, body))
				.requestInterceptor((request, body, execution) -> execution.execute(request, body))
				.build()
				.get()
				.uri(gateway.uri("/"))
				.retrieve()
				.toBodilessEntity());
			assertThat(failure).isExactlyInstanceOf(PaykkaException.class);
			assertThat(((PaykkaException) failure).getErrorCode()).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		}
	}

	@Test
	void failingFunctionSendsNothing() throws Exception {
		try (RawGateway gateway = RawGateway.responding(RawGateway.response(200, GOOD))) {
			RestTemplate template = new RestTemplate();
			template.getInterceptors().add(PaykkaRestClientErrors.interceptor((request) -> {
				throw new UnsupportedOperationException("no kind");
			}));
			assertThatThrownBy(() -> template.getForObject(gateway.uri("/"), String.class))
				.isExactlyInstanceOf(UnsupportedOperationException.class);
			assertThat(gateway.connections()).isZero();
		}
	}

	private static void call(ClientHttpRequestInterceptor interceptor) throws IOException {
		try (RawGateway gateway = RawGateway.responding(RawGateway.response(200, GOOD))) {
			RestClient.builder()
				.requestFactory(Caller.JDK.factory())
				.apply(PaykkaRestClientErrors.decoding())
				.requestInterceptor(interceptor)
				.build()
				.get()
				.uri(gateway.uri("/v3/payment/acq/session?token=secret"))
				.retrieve()
				.toBodilessEntity();
		}
	}

}
