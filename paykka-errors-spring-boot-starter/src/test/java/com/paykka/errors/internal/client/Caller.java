package com.paykka.errors.internal.client;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

import com.paykka.errors.client.PaykkaRestClientErrors;
import com.paykka.errors.client.PaykkaWebClientErrors;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.JettyClientHttpRequestFactory;
import org.springframework.http.client.ReactorClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Spring's HTTP clients on every library, all decoding. None of them follows redirects or
 * retries.
 */
enum Caller {

	JDK, HTTP_COMPONENTS, JETTY, SIMPLE, REACTOR, REST_TEMPLATE, WEB_REACTOR, WEB_JDK;

	private static final Duration PATIENT = Duration.ofSeconds(20);

	private static final Duration IMPATIENT = Duration.ofMillis(400);

	private Call patient;

	private Call impatient;

	/**
	 * Make a call and read its body.
	 */
	ResponseEntity<byte[]> call(HttpMethod method, URI uri) {
		if (this.patient == null) {
			this.patient = create(PATIENT, null);
		}
		return this.patient.make(method, uri);
	}

	ResponseEntity<byte[]> get(URI uri) {
		return call(HttpMethod.GET, uri);
	}

	/**
	 * Make a call with a notification when the head of the response has been read.
	 */
	ResponseEntity<byte[]> get(URI uri, Runnable headRead) {
		return create(PATIENT, headRead).make(HttpMethod.GET, uri);
	}

	/**
	 * Make a call with a short timeout.
	 */
	ResponseEntity<byte[]> getImpatiently(URI uri) {
		if (this.impatient == null) {
			this.impatient = create(IMPATIENT, null);
		}
		return this.impatient.make(HttpMethod.GET, uri);
	}

	/**
	 * Create a call.
	 * @param timeout how long to wait
	 * @param headRead what to do when the head of the response has been read, or
	 * {@code null}
	 */
	private Call create(Duration timeout, Runnable headRead) {
		return switch (this) {
			case JDK, HTTP_COMPONENTS, JETTY, SIMPLE, REACTOR -> {
				RestClient client = RestClient.builder()
					.requestFactory(factory(timeout))
					.apply(PaykkaRestClientErrors.decoding())
					.requestInterceptor(notifying(headRead))
					.build();
				yield (method, uri) -> client.method(method).uri(uri).retrieve().toEntity(byte[].class);
			}
			case REST_TEMPLATE -> {
				RestTemplate template = new RestTemplate(factory(timeout));
				template.getInterceptors().add(PaykkaRestClientErrors.interceptor());
				template.getInterceptors().add(notifying(headRead));
				yield (method, uri) -> template.exchange(uri, method, null, byte[].class);
			}
			case WEB_REACTOR, WEB_JDK -> {
				WebClient client = WebClient.builder()
					.clientConnector(connector(timeout))
					.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(-1))
					.filter(PaykkaWebClientErrors.decoding())
					.filter((request, next) -> next.exchange(request).doOnNext((response) -> {
						if (headRead != null) {
							headRead.run();
						}
					}))
					.build();
				yield (method, uri) -> client.method(method).uri(uri).retrieve().toEntity(byte[].class).block(PATIENT);
			}
		};
	}

	private static ClientHttpRequestInterceptor notifying(Runnable headRead) {
		return (request, body, execution) -> {
			ClientHttpResponse response = execution.execute(request, body);
			if (headRead != null) {
				response.getStatusCode();
				headRead.run();
			}
			return response;
		};
	}

	ClientHttpRequestFactory factory() {
		return factory(PATIENT);
	}

	private ClientHttpRequestFactory factory(Duration timeout) {
		return switch (this) {
			case JDK -> {
				JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory();
				factory.setReadTimeout(timeout);
				yield factory;
			}
			case JETTY -> {
				org.eclipse.jetty.client.HttpClient client = new org.eclipse.jetty.client.HttpClient();
				client.setFollowRedirects(false);
				client.setIdleTimeout(timeout.toMillis());
				JettyClientHttpRequestFactory factory = new JettyClientHttpRequestFactory(client);
				factory.setReadTimeout(timeout);
				yield factory;
			}
			case SIMPLE -> {
				SimpleClientHttpRequestFactory factory = new NonFollowing();
				factory.setReadTimeout(timeout);
				yield factory;
			}
			case REACTOR -> {
				ReactorClientHttpRequestFactory factory = new ReactorClientHttpRequestFactory(
						reactor.netty.http.client.HttpClient.create().disableRetry(true));
				factory.setReadTimeout(timeout);
				yield factory;
			}
			default -> {
				HttpComponentsClientHttpRequestFactory factory = new HttpComponentsClientHttpRequestFactory(
						HttpClients.custom()
							.disableRedirectHandling()
							.disableAutomaticRetries()
							.disableCookieManagement()
							.build());
				factory.setReadTimeout(timeout);
				yield factory;
			}
		};
	}

	private ClientHttpConnector connector(Duration timeout) {
		if (this == WEB_JDK) {
			JdkClientHttpConnector connector = new JdkClientHttpConnector();
			connector.setReadTimeout(timeout);
			return connector;
		}
		return new ReactorClientHttpConnector(
				reactor.netty.http.client.HttpClient.create().disableRetry(true).responseTimeout(timeout));
	}

	private interface Call {

		ResponseEntity<byte[]> make(HttpMethod method, URI uri);

	}

	private static final class NonFollowing extends SimpleClientHttpRequestFactory {

		@Override
		protected void prepareConnection(HttpURLConnection connection, String httpMethod) throws IOException {
			super.prepareConnection(connection, httpMethod);
			connection.setInstanceFollowRedirects(false);
		}

	}

}
