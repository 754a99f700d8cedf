package com.example.reactive;

import java.util.Map;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.client.PaykkaWebClientErrors;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;

@RestController
class StatusController {

	private final WebClient client;

	StatusController(String gatewayUrl) {
		this.client = WebClient.builder().baseUrl(gatewayUrl).filter(PaykkaWebClientErrors.decoding()).build();
	}

	@GetMapping("/orders/{id}")
	Mono<String> get(@PathVariable long id) {
		return Mono.error(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED).with("orderId", id));
	}

	@PostMapping("/payments")
	Mono<Map<String, Object>> pay(@RequestBody Map<String, Object> payment) {
		return this.client.post()
			.uri("/v3/payment/acq/payment")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(payment)
			.retrieve()
			.bodyToMono(new ParameterizedTypeReference<>() {
			});
	}

}
