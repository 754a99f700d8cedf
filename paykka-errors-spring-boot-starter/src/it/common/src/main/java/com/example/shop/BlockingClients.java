package com.example.shop;

import java.net.URI;
import java.util.Map;

import com.paykka.errors.client.PaykkaRestClientErrors;

import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * The blocking clients with which the shop calls PayKKa and peer services.
 */
@Component
class BlockingClients {

	private final RestClient restClient = RestClient.builder().apply(PaykkaRestClientErrors.decoding()).build();

	private final RestTemplate restTemplate = new RestTemplate();

	private final Map<String, BlockingExchange> clients;

	BlockingClients() {
		this.restTemplate.getInterceptors().add(PaykkaRestClientErrors.interceptor());
		this.clients = Map.of("rest-client", this::callByRestClient, "rest-template", this::callByRestTemplate,
				"rest-interface", HttpServiceProxyFactory.builderFor(RestClientAdapter.create(this.restClient))
					.build()
					.createClient(BlockingExchange.class));
	}

	BlockingExchange get(String client) {
		return this.clients.get(client);
	}

	private byte[] callByRestClient(HttpMethod method, URI to, byte[] body) {
		RestClient.RequestBodySpec request = this.restClient.method(method).uri(to);
		if (body != null) {
			request.contentType(MediaType.APPLICATION_JSON).body(body);
		}
		return request.retrieve().body(byte[].class);
	}

	private byte[] callByRestTemplate(HttpMethod method, URI to, byte[] body) {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(MediaType.APPLICATION_JSON);
		return this.restTemplate.exchange(to, method, new HttpEntity<>(body, headers), byte[].class).getBody();
	}

}
