package com.example.clients;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.TimeoutException;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.web.client.RestClientException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests of calls without a response: I/O failures and timeouts are 6000, wherever they come
 * from, and anything else is thrown on as it came.
 */
class CallFailureTests {

	private static OddGateway gateway;

	@BeforeAll
	static void start() {
		gateway = OddGateway.start();
	}

	@AfterAll
	static void stop() {
		gateway.close();
	}

	@ParameterizedTest
	@EnumSource
	void resetIsANetworkError(DecodingClient client) {
		gateway.respond((connection) -> {
			connection.setSoLinger(true, 0);
			connection.close();
		});
		assertNetworkError(() -> client.post(gateway.uri("/payment"), String.class));
	}

	@ParameterizedTest
	@EnumSource
	void closeIsANetworkError(DecodingClient client) {
		gateway.respond("");
		assertNetworkError(() -> client.post(gateway.uri("/payment"), String.class));
	}

	@ParameterizedTest
	@EnumSource
	void garbageIsNoSuccess(DecodingClient client) {
		gateway.respond("<html>Bad gateway</html>\r\n\r\n");
		Throwable thrown = catchThrowable(() -> client.post(gateway.uri("/payment"), String.class));
		// Some clients report a violation of HTTP by exceptions of their own
		assertThat(thrown).isNotNull();
		if (thrown instanceof PaykkaException failure) {
			assertThat(failure.getErrorCode()).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		}
	}

	@ParameterizedTest
	@EnumSource
	void refusedConnectionIsANetworkError(DecodingClient client) throws IOException {
		// Bound, but nobody listens there
		try (Socket socket = new Socket()) {
			socket.bind(new InetSocketAddress(0));
			URI uri = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/payment");
			assertNetworkError(() -> client.post(uri, String.class));
		}
	}

	@ParameterizedTest
	@EnumSource
	void timeoutIsANetworkError(DecodingClient client) {
		gateway.respond((connection) -> connection.getInputStream().read());
		assertNetworkError(() -> client.postImpatiently(gateway.uri("/payment")));
	}

	@ParameterizedTest
	@EnumSource
	void timeoutWithinABodyIsANetworkError(DecodingClient client) {
		gateway.respond((connection) -> {
			connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{".getBytes());
			connection.getInputStream().read();
		});
		assertNetworkError(() -> client.postImpatiently(gateway.uri("/payment")));
	}

	@ParameterizedTest
	@EnumSource
	void ioFailureOfAnInterceptorIsANetworkError(DecodingClient client) {
		IOException fault = new IOException("No vault");
		assertThat(assertNetworkError(() -> client.postThroughFaultyInterceptor(gateway.uri("/payment"), fault)))
			.hasCause(fault);
	}

	@ParameterizedTest
	@EnumSource
	void timeoutOfAnInterceptorIsANetworkError(DecodingClient client) {
		TimeoutException timeout = new TimeoutException("No vault");
		// Interceptors can't throw it as it is
		Exception fault = (client == DecodingClient.WEB_CLIENT) ? timeout : new RestClientException("No vault", timeout);
		assertThat(assertNetworkError(() -> client.postThroughFaultyInterceptor(gateway.uri("/payment"), fault)))
			.hasCause(timeout);
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "WEB_CLIENT")
	void otherFaultOfAnInterceptorIsThrownOn(DecodingClient client) {
		IllegalStateException fault = new IllegalStateException("No key in the vault");
		assertThatThrownBy(() -> client.postThroughFaultyInterceptor(gateway.uri("/payment"), fault)).isSameAs(fault);
	}

	// When it blocks, Reactor may throw a copy
	@ParameterizedTest
	@EnumSource(names = "WEB_CLIENT")
	void otherFaultOfAFilterIsThrownOn(DecodingClient client) {
		IllegalStateException fault = new IllegalStateException("No key in the vault");
		assertThatThrownBy(() -> client.postThroughFaultyInterceptor(gateway.uri("/payment"), fault))
			.isExactlyInstanceOf(IllegalStateException.class)
			.hasMessage("No key in the vault");
	}

	private static PaykkaException assertNetworkError(ThrowingCallable call) {
		Throwable thrown = catchThrowable(call);
		assertThat(thrown).isExactlyInstanceOf(PaykkaException.class);
		PaykkaException failure = (PaykkaException) thrown;
		assertThat(failure).returns(PaykkaErrorCode.NETWORK_ERROR, PaykkaException::getErrorCode)
			.returns(Origin.GATEWAY, PaykkaException::getOrigin)
			.returns("POST /payment", PaykkaException::getUpstreamRequest);
		assertThat(failure.getCause()).isNotNull();
		return failure;
	}

}
