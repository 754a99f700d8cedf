package com.paykka.errors.example.clients;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The clients in the documentation other than Spring's.
 */
enum OtherClient {

	JDK {
		@Override
		String post(String url, String path, Duration timeout) {
			HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
				.POST(HttpRequest.BodyPublishers.ofString("{}"))
				.build();
			return new String(new PaykkaHttpClient(timeout).send(request).body(), StandardCharsets.UTF_8);
		}
	},

	FEIGN {
		@Override
		String post(String url, String path, Duration timeout) {
			FeignGateway gateway = FeignGateway.create(url, timeout);
			return switch (path) {
				case "/payments" -> gateway.pay("{}");
				case "/payments/query" -> gateway.query("{}");
				case "/payments/capture" -> gateway.capture("{}").toString();
				default -> {
					gateway.cancel("{}");
					yield "";
				}
			};
		}
	};

	abstract String post(String url, String path, Duration timeout);

}
