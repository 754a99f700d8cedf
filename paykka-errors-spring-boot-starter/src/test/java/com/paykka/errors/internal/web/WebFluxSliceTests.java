package com.paykka.errors.internal.web;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.autoconfigure.web.reactive.WebFluxTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@WebFluxTest
@Import(WebFluxSliceTests.Controller.class)
class WebFluxSliceTests {

	@Autowired
	private WebTestClient client;

	@Test
	void sliceRespondsWithProblems() {
		this.client.get()
			.uri("/expired")
			.exchange()
			.expectStatus()
			.isEqualTo(410)
			.expectHeader()
			.contentType("application/problem+json")
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("4018");
	}

	@SpringBootConfiguration
	static class Application {

	}

	@RestController
	static class Controller {

		@GetMapping("/expired")
		Mono<String> expired() {
			return Mono.error(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED));
		}

	}

}
