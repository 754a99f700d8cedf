package com.example.clients;

import java.net.http.HttpClient.Redirect;

import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.eclipse.jetty.client.HttpClient;

import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.JettyClientHttpRequestFactory;
import org.springframework.http.client.ReactorClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.HttpComponentsClientHttpConnector;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.client.reactive.JettyClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;

/**
 * The libraries' own builders, without Spring Boot.
 */
public final class RequestsByHand {

	private RequestsByHand() {
	}

	public static ClientHttpRequestFactory blocking(Library library) {
		return switch (library) {
			case HTTP_COMPONENTS -> new HttpComponentsClientHttpRequestFactory(
					HttpClients.custom().disableAutomaticRetries().disableRedirectHandling().build());
			case JETTY -> new JettyClientHttpRequestFactory(jetty());
			case REACTOR -> new ReactorClientHttpRequestFactory(reactor());
			case JDK -> new JdkClientHttpRequestFactory(jdk());
			case SIMPLE -> new SimpleClientHttpRequestFactory();
		};
	}

	public static ClientHttpConnector reactive(Library library) {
		return switch (library) {
			case HTTP_COMPONENTS -> new HttpComponentsClientHttpConnector(
					HttpAsyncClients.custom().disableAutomaticRetries().disableRedirectHandling().build());
			case JETTY -> new JettyClientHttpConnector(jetty());
			case REACTOR -> new ReactorClientHttpConnector(reactor());
			case JDK -> new JdkClientHttpConnector(jdk());
			case SIMPLE -> throw new IllegalArgumentException("Only blocking");
		};
	}

	private static HttpClient jetty() {
		HttpClient client = new HttpClient();
		client.setFollowRedirects(false);
		return client;
	}

	private static reactor.netty.http.client.HttpClient reactor() {
		return reactor.netty.http.client.HttpClient.create().disableRetry(true).followRedirect(false);
	}

	private static java.net.http.HttpClient jdk() {
		return java.net.http.HttpClient.newBuilder().followRedirects(Redirect.NEVER).build();
	}

}
