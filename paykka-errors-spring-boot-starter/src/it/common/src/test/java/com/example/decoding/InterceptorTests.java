package com.example.decoding;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.client.PaykkaRestClientErrors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests that exceptions from the application's interceptors are left alone, while those
 * from a client mean a missing response.
 */
class InterceptorTests {

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void timeOutIsANetworkErrorBehindAnyNumberOfInterceptors(boolean jdk) throws Exception {
		ClientHttpRequestInterceptor passing = (request, body, execution) -> execution.execute(request, body);
		try (ServerSocket silent = silent()) {
			for (int number = 0; number < 3; number++) {
				RestClient.Builder client = RestClient.builder()
					.requestFactory(factory(jdk))
					.apply(PaykkaRestClientErrors.decoding());
				for (int i = 0; i < number; i++) {
					client.requestInterceptor(passing);
				}
				assertThat(call(client.build(), silent)).isExactlyInstanceOf(PaykkaException.class)
					.extracting("errorCode")
					.isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void timeOutOfAnInterceptorsOwnRequestIsTheApplications(boolean jdk) throws Exception {
		try (ServerSocket silent = silent()) {
			RestClient own = RestClient.builder()
				.requestFactory(factory(jdk))
				.requestInterceptor((request, body, execution) -> execution.execute(request, body))
				.build();
			assertThat(call(client(jdk, (request, body, execution) -> {
				own.get().uri("http://127.0.0.1:" + silent.getLocalPort()).retrieve().toBodilessEntity();
				return execution.execute(request, body);
			}), silent)).isExactlyInstanceOf(ResourceAccessException.class);
			assertThat(call(client(jdk, (request, body, execution) -> {
				factory(jdk).createRequest(request.getURI(), request.getMethod()).execute();
				return execution.execute(request, body);
			}), silent)).isExactlyInstanceOf(ResourceAccessException.class);
		}
	}

	@Test
	void faultOfAnInterceptorIsTheApplications() throws Exception {
		try (ServerSocket silent = silent()) {
			assertThat(call(client(true, (request, body, execution) -> {
				throw new IllegalStateException("No key in the vault");
			}), silent)).isExactlyInstanceOf(IllegalStateException.class);
			assertThat(call(client(true, (request, body, execution) -> {
				throw new IOException("No vault");
			}), silent)).isExactlyInstanceOf(ResourceAccessException.class).hasRootCauseMessage("No vault");
		}
	}

	private static ServerSocket silent() throws IOException {
		return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
	}

	private static RestClient client(boolean jdk, ClientHttpRequestInterceptor interceptor) {
		return RestClient.builder()
			.requestFactory(factory(jdk))
			.apply(PaykkaRestClientErrors.decoding())
			.requestInterceptor(interceptor)
			.build();
	}

	private static ClientHttpRequestFactory factory(boolean jdk) {
		Duration timeout = Duration.ofMillis(100);
		if (jdk) {
			JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory();
			factory.setReadTimeout(timeout);
			return factory;
		}
		SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
		factory.setReadTimeout(timeout);
		return factory;
	}

	private static Throwable call(RestClient client, ServerSocket silent) {
		return catchThrowable(() -> client.post()
			.uri("http://127.0.0.1:" + silent.getLocalPort())
			.body("{}")
			.retrieve()
			.toBodilessEntity());
	}

}
