package com.paykka.errors.example.gateway;

import java.net.http.HttpClient;
import java.time.Duration;

import org.springframework.http.client.JdkClientHttpRequestFactory;

/**
 * Sends each request once. Other clients need more setup for that, see
 * {@code docs/calling.md}.
 */
public class SingleRequestFactory extends JdkClientHttpRequestFactory {

	public SingleRequestFactory(Duration connectTimeout, Duration readTimeout) {
		super(HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(connectTimeout)
			.followRedirects(HttpClient.Redirect.NEVER)
			.build());
		setReadTimeout(readTimeout);
	}

}
