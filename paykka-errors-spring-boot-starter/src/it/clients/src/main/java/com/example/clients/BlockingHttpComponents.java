package com.example.clients;

import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Settings for {@code RestClient} and {@code RestTemplate} that have no property.
 */
@Configuration(proxyBeanMethods = false)
public class BlockingHttpComponents {

	@Bean
	ClientHttpRequestFactoryBuilder<?> requestFactoryBuilder() {
		return ClientHttpRequestFactoryBuilder.httpComponents()
			.withHttpClientCustomizer(HttpClientBuilder::disableAutomaticRetries);
	}

}
