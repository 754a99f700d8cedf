package com.example.benchmark;

import java.net.URI;

import org.zalando.problem.Problem;
import org.zalando.problem.Status;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PaymentController {

	@GetMapping("/orders/{id}/pay")
	void pay() {
		throw Problem.builder()
			.withType(Payload.TYPE)
			.withTitle(Payload.TITLE)
			.withStatus(Status.GONE)
			.withDetail(Payload.DETAIL)
			.withInstance(URI.create("/orders/42/pay"))
			.with("code", Payload.CODE)
			.with("name", Payload.NAME)
			.with("category", Payload.CATEGORY)
			.with("retryable", false)
			.with("advice", Payload.ADVICE)
			.build();
	}

}
