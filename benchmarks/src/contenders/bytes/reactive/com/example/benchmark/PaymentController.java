package com.example.benchmark;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PaymentController {

	@GetMapping("/orders/{id}/pay")
	Mono<Void> pay(ServerHttpResponse response) {
		response.setStatusCode(HttpStatus.GONE);
		response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		response.getHeaders().setContentLength(Payload.BYTES.length);
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(Payload.BYTES)));
	}

}
