package com.example.clients;

import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;

import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Settings for {@code WebClient} that have no property.
 */
@Configuration(proxyBeanMethods = false)
public class ReactiveHttpComponents {

	@Bean
	ClientHttpConnectorBuilder<?> connectorBuilder() {
		return ClientHttpConnectorBuilder.httpComponents()
			.withHttpClientCustomizer(HttpAsyncClientBuilder::disableAutomaticRetries);
	}

}
