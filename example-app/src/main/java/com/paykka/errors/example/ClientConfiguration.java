package com.paykka.errors.example;

import java.net.http.HttpClient;
import java.time.Duration;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.client.PaykkaRestClientErrors;
import com.paykka.errors.translation.PaykkaExceptionTranslator;
import io.micrometer.observation.ObservationRegistry;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * The shop's HTTP clients, which decode failures.
 */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

	@Bean
	PaykkaGateway paykkaGateway(ShopProperties properties, ObservationRegistry observations) {
		JsonMapper snakeCase = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
		RestClient client = RestClient.builder()
			.observationRegistry(observations)
			.baseUrl(properties.gatewayUrl())
			.requestFactory(requests(properties.connectTimeout(), properties.readTimeout()))
			.configureMessageConverters(
					(converters) -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(snakeCase)))
			.apply(PaykkaRestClientErrors.decoding((request) -> !request.getURI().getPath().endsWith("/query")))
			.build();
		return proxy(client, PaykkaGateway.class);
	}

	@Bean
	Branch branch(ShopProperties properties, ObservationRegistry observations) {
		// The branch in turn waits for the gateway
		Duration readTimeout = properties.readTimeout().multipliedBy(2);
		RestClient client = RestClient.builder()
			.observationRegistry(observations)
			.baseUrl(properties.branchUrl())
			.requestFactory(requests(properties.connectTimeout(), readTimeout))
			.apply(PaykkaRestClientErrors.decodingPeers())
			.build();
		return proxy(client, Branch.class);
	}

	@Bean
	PaykkaExceptionTranslator unreadableAnswers() {
		return (thrown) -> (thrown instanceof RestClientException)
				? new PaykkaException(PaykkaErrorCode.UNKNOWN_ERROR, thrown) : null;
	}

	// This client never sends a request twice. Others need more setup, see the README
	private static ClientHttpRequestFactory requests(Duration connectTimeout, Duration readTimeout) {
		HttpClient client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(connectTimeout)
			.followRedirects(HttpClient.Redirect.NEVER)
			.build();
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
		requests.setReadTimeout(readTimeout);
		return requests;
	}

	private static <T> T proxy(RestClient client, Class<T> type) {
		return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client)).build().createClient(type);
	}

}
