package com.example.clients;

import java.net.http.HttpClient.Redirect;

import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.reactive.ClientHttpConnector;

/**
 * Spring Boot's builders, for a single client.
 */
public final class BuiltRequests {

	private BuiltRequests() {
	}

	public static ClientHttpRequestFactory blocking(Library library) {
		return switch (library) {
			case HTTP_COMPONENTS -> ClientHttpRequestFactoryBuilder.httpComponents()
				.withHttpClientCustomizer((client) -> client.disableAutomaticRetries().disableRedirectHandling())
				.build();
			case JETTY -> ClientHttpRequestFactoryBuilder.jetty()
				.withHttpClientCustomizer((client) -> client.setFollowRedirects(false))
				.build();
			case REACTOR -> ClientHttpRequestFactoryBuilder.reactor()
				.withHttpClientCustomizer((client) -> client.disableRetry(true).followRedirect(false))
				.build();
			case JDK -> ClientHttpRequestFactoryBuilder.jdk()
				.withHttpClientCustomizer((client) -> client.followRedirects(Redirect.NEVER))
				.build();
			case SIMPLE -> ClientHttpRequestFactoryBuilder.simple().build();
		};
	}

	public static ClientHttpConnector reactive(Library library) {
		return switch (library) {
			case HTTP_COMPONENTS -> ClientHttpConnectorBuilder.httpComponents()
				.withHttpClientCustomizer((client) -> client.disableAutomaticRetries().disableRedirectHandling())
				.build();
			case JETTY -> ClientHttpConnectorBuilder.jetty()
				.withHttpClientCustomizer((client) -> client.setFollowRedirects(false))
				.build();
			case REACTOR -> ClientHttpConnectorBuilder.reactor()
				.withHttpClientCustomizer((client) -> client.disableRetry(true).followRedirect(false))
				.build();
			case JDK -> ClientHttpConnectorBuilder.jdk()
				.withHttpClientCustomizer((client) -> client.followRedirects(Redirect.NEVER))
				.build();
			case SIMPLE -> throw new IllegalArgumentException("Only blocking");
		};
	}

}
