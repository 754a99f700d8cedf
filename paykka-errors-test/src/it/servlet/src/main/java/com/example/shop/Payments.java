package com.example.shop;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;

import com.paykka.errors.client.PaykkaRestClientErrors;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

@Component
class Payments {

	private final RestClient client;

	Payments(@Value("${shop.gateway-url}") String url) {
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
				HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
		requests.setReadTimeout(Duration.ofSeconds(1));
		this.client = RestClient.builder()
			.baseUrl(url)
			.requestFactory(requests)
			.apply(PaykkaRestClientErrors.decoding())
			.build();
	}

	String pay(String transId, long amount, String card) {
		return send("payment", Map.of("merchant_id", "18356675194960", "trans_id", transId, "amount", amount,
				"currency", "EUR", "card", Map.of("card_number", card)));
	}

	String query(String transId) {
		return send("query", Map.of("merchant_id", "18356675194960", "trans_id", transId));
	}

	private String send(String operation, Map<String, Object> body) {
		Map<String, Object> response = this.client.post()
			.uri("/v3/payment/acq/" + operation)
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.retrieve()
			.body(new ParameterizedTypeReference<>() {
			});
		return ((Map<?, ?>) response.get("data")).get("status").toString();
	}

}
