package com.example.clients;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.client.PaykkaRestClientErrors;
import com.paykka.errors.client.PaykkaWebClientErrors;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Each of Spring's clients. Another interceptor or filter may fail behind the one that
 * decodes.
 */
enum DecodingClient {

	JDK, HTTP_COMPONENTS, SIMPLE, REST_TEMPLATE, WEB_CLIENT;

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final Duration IMPATIENCE = Duration.ofMillis(300);

	private Call patient;

	private Call ofPeer;

	/**
	 * Send a POST to PayKKa, whose API the path alone tells apart.
	 */
	<T> ResponseEntity<T> post(URI uri, Class<T> type) {
		if (this.patient == null) {
			this.patient = create(null, PATIENCE, null);
		}
		return post(this.patient, uri, type);
	}

	/**
	 * Send a POST to a peer service.
	 */
	<T> ResponseEntity<T> postToPeer(URI uri, Class<T> type) {
		if (this.ofPeer == null) {
			this.ofPeer = create(PaykkaRequestKind.PEER, PATIENCE, null);
		}
		return post(this.ofPeer, uri, type);
	}

	void postImpatiently(URI uri) {
		create(null, IMPATIENCE, null).post(uri, String.class);
	}

	/**
	 * Send a POST, which another interceptor or filter makes fail.
	 */
	void postThroughFaultyInterceptor(URI uri, Exception fault) {
		create(null, PATIENCE, fault).post(uri, String.class);
	}

	@SuppressWarnings("unchecked")
	private static <T> ResponseEntity<T> post(Call call, URI uri, Class<T> type) {
		return (ResponseEntity<T>) call.post(uri, type);
	}

	private Call create(PaykkaRequestKind kind, Duration timeout, Exception fault) {
		return switch (this) {
			case JDK, HTTP_COMPONENTS, SIMPLE -> {
				RestClient.Builder builder = RestClient.builder().requestFactory(requestFactory(timeout));
				builder.apply((kind != null) ? PaykkaRestClientErrors.decoding((request) -> kind)
						: PaykkaRestClientErrors.decoding());
				RestClient client = builder.requestInterceptor(failing(fault)).build();
				yield (uri, type) -> client.post().uri(uri).body(Map.of("trans_id", "T1")).retrieve().toEntity(type);
			}
			case REST_TEMPLATE -> {
				RestTemplate template = new RestTemplate(requestFactory(timeout));
				template.setInterceptors(
						List.of((kind != null) ? PaykkaRestClientErrors.interceptor((request) -> kind)
								: PaykkaRestClientErrors.interceptor(), failing(fault)));
				yield (uri, type) -> template.postForEntity(uri, Map.of("trans_id", "T1"), type);
			}
			case WEB_CLIENT -> {
				WebClient client = webClient((kind != null) ? PaykkaWebClientErrors.decoding((request) -> kind)
						: PaykkaWebClientErrors.decoding(), timeout)
					.filter((request, next) -> (fault != null) ? Mono.error(fault) : next.exchange(request))
					.build();
				yield (uri, type) -> client.post()
					.uri(uri)
					.bodyValue(Map.of("trans_id", "T1"))
					.retrieve()
					.toEntity(type)
					.block(PATIENCE);
			}
		};
	}

	/**
	 * Return a WebClient that decodes.
	 */
	static WebClient.Builder webClient(ExchangeFilterFunction decoding) {
		return webClient(decoding, PATIENCE);
	}

	private static WebClient.Builder webClient(ExchangeFilterFunction decoding, Duration timeout) {
		return WebClient.builder()
			.clientConnector(new ReactorClientHttpConnector(reactor.netty.http.client.HttpClient.create()
				.disableRetry(true)
				.responseTimeout(timeout)))
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(-1))
			.filter(decoding);
	}

	private static ClientHttpRequestInterceptor failing(Exception fault) {
		return (request, body, execution) -> {
			if (fault instanceof IOException ioException) {
				throw ioException;
			}
			if (fault instanceof RuntimeException runtimeException) {
				throw runtimeException;
			}
			return execution.execute(request, body);
		};
	}

	private ClientHttpRequestFactory requestFactory(Duration timeout) {
		return switch (this) {
			case HTTP_COMPONENTS -> {
				HttpComponentsClientHttpRequestFactory factory = new HttpComponentsClientHttpRequestFactory(
						HttpClients.custom().disableAutomaticRetries().disableRedirectHandling().build());
				factory.setReadTimeout(timeout);
				yield factory;
			}
			case JDK -> {
				JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory();
				factory.setReadTimeout(timeout);
				yield factory;
			}
			default -> {
				SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
				factory.setReadTimeout(timeout);
				yield factory;
			}
		};
	}

	private interface Call {

		ResponseEntity<?> post(URI uri, Class<?> type);

	}

}
