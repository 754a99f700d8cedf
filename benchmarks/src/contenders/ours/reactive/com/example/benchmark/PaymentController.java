package com.example.benchmark;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PaymentController {

	@GetMapping("/orders/{id}/pay")
	Mono<String> pay() {
		return Mono.error(() -> new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
	}

	@GetMapping("/orders/{id}/untraced")
	Mono<String> payUntraced() {
		return Mono.error(() -> PaykkaException.withoutStackTrace(PaykkaErrorCode.ORDER_EXPIRED));
	}

}
