package com.example.benchmark;

import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PaymentController {

	@GetMapping("/orders/{id}/pay")
	Mono<String> pay() {
		return Mono.error(OrderExpiredException::new);
	}

}
