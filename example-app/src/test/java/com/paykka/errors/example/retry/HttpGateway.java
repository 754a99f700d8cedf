package com.paykka.errors.example.retry;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;

import com.paykka.errors.client.PaykkaRestClientErrors;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * Sends each request once.
 */
class HttpGateway implements Gateway {

	private static final ParameterizedTypeReference<Map<String, Object>> MEMBERS = new ParameterizedTypeReference<>() {
	};

	private final RestClient http;

	HttpGateway(String url, ClientHttpRequestInterceptor... interceptors) {
		this(url, Duration.ofSeconds(20), interceptors);
	}

	HttpGateway(String url, Duration readTimeout, ClientHttpRequestInterceptor... interceptors) {
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
				HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
		requests.setReadTimeout(readTimeout);
		RestClient.Builder builder = RestClient.builder().baseUrl(url).requestFactory(requests);
		for (ClientHttpRequestInterceptor interceptor : interceptors) {
			builder.requestInterceptor(interceptor);
		}
		this.http = builder.apply(PaykkaRestClientErrors.decoding()).build();
	}

	@Override
	public Map<String, Object> pay(String transId, long amount, String currency) {
		return post("/payments", Map.of("trans_id", transId, "amount", amount, "currency", currency));
	}

	@Override
	public Map<String, Object> query(String transId) {
		return post("/payments/query", Map.of("trans_id", transId));
	}

	private Map<String, Object> post(String path, Map<String, Object> body) {
		return this.http.post().uri(path).body(body).retrieve().body(MEMBERS);
	}

}
