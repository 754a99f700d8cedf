package com.paykka.errors.internal.client;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.client.PaykkaRestClientErrors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.http.client.BufferingClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link InterceptorFault}: exceptions of the application's interceptors are
 * left alone. {@code BrokenResponseTests} covers those of clients.
 */
class InterceptorFaultTests {

	private static final String GOOD = "{\"ret_code\":\"000000\"}";

	@Test
	void runtimeExceptionOfAnotherInterceptorIsKept() {
		IllegalStateException fault = new IllegalStateException("No key in the vault");
		assertThatThrownBy(() -> call((request, body, execution) -> {
			throw fault;
		})).isSameAs(fault);
	}

	@Test
	void ioExceptionOfAnotherInterceptorIsKept() {
		// RestClient wraps every I/O exception
		assertThatThrownBy(() -> call((request, body, execution) -> {
			throw new IOException("No vault");
		})).isExactlyInstanceOf(ResourceAccessException.class).hasRootCauseMessage("No vault");
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
	void faultOfAnotherThreadIsKept() {
		assertThatThrownBy(() -> call((request, body, execution) -> {
			CompletableFuture.runAsync(() -> {
				throw new IllegalStateException("No key in the vault");
			}).join();
			return execution.execute(request, body);
		})).isInstanceOf(CompletionException.class);
	}

	@Test
	void failedRequestOfAnInterceptorIsNotTheGateways() throws Exception {
		try (RawGateway vault = new RawGateway(RawGateway.Exchange::reset)) {
			assertThatThrownBy(() -> call((request, body, execution) -> {
				RestClient.builder()
					.requestInterceptor((inner, content, chain) -> chain.execute(inner, content))
					.build()
					.get()
					.uri(vault.uri("/"))
					.retrieve()
					.toBodilessEntity();
				return execution.execute(request, body);
			})).isExactlyInstanceOf(ResourceAccessException.class).hasMessageContaining(vault.uri("/").toString());
		}
	}

	@Test
	void clientOfAnInterceptorMayDecodeToo() throws Exception {
		try (RawGateway peer = new RawGateway(RawGateway.Exchange::reset)) {
			assertThatThrownBy(() -> call((request, body, execution) -> {
				RestClient.builder()
					.apply(PaykkaRestClientErrors.decodingPeers())
					.build()
					.get()
					.uri(peer.uri("/"))
					.retrieve()
					.toBodilessEntity();
				return execution.execute(request, body);
			})).isExactlyInstanceOf(PaykkaException.class).extracting("origin").isEqualTo(Origin.PEER);
		}
	}

	@Test
	void failedRawRequestOfAnInterceptorIsNotTheGateways() throws Exception {
		try (RawGateway vault = new RawGateway(RawGateway.Exchange::reset)) {
			assertThatThrownBy(() -> call((request, body, execution) -> {
				Caller.HTTP_COMPONENTS.factory().createRequest(vault.uri("/"), request.getMethod()).execute();
				return execution.execute(request, body);
			})).isExactlyInstanceOf(ResourceAccessException.class);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "REST_TEMPLATE", "WEB_REACTOR", "WEB_JDK" })
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
	void failingPredicateSendsNothing() throws Exception {
		try (RawGateway gateway = RawGateway.responding(RawGateway.response(200, GOOD))) {
			RestTemplate template = new RestTemplate();
			template.getInterceptors().add(PaykkaRestClientErrors.interceptor((request) -> {
				throw new UnsupportedOperationException("no predicate");
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
				.uri(gateway.uri("/"))
				.retrieve()
				.toBodilessEntity();
		}
	}

}
