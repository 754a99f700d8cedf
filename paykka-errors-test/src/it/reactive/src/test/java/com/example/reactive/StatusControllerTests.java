package com.example.reactive;

import com.paykka.errors.test.PaykkaSandbox;
import com.paykka.errors.test.PaykkaSandboxExtension;
import com.paykka.errors.test.PaykkaWebTestClient;
import com.paykka.errors.test.SandboxResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static com.paykka.errors.PaykkaErrorCode.BLACKLISTED;
import static com.paykka.errors.PaykkaErrorCode.ISSUER_DECLINED;
import static com.paykka.errors.PaykkaErrorCode.ORDER_EXPIRED;
import static com.paykka.errors.test.PaykkaAssertions.assertThatProblem;

@ExtendWith(PaykkaSandboxExtension.class)
class StatusControllerTests {

	private final PaykkaSandbox sandbox;

	private final StatusController controller;

	StatusControllerTests(PaykkaSandbox sandbox) {
		this.sandbox = sandbox;
		this.controller = new StatusController(sandbox.url());
	}

	@Test
	void expiredOrder() {
		WebTestClient client = PaykkaWebTestClient.bindToController(this.controller).build();
		assertThatProblem(client.get().uri("/orders/42").exchange()).hasCode(ORDER_EXPIRED).hasMember("orderId", 42);
	}

	@Test
	void shopperIsNotToldAboutTheBlacklist() {
		this.sandbox.respondNext("/v3/payment/*", SandboxResponse.declined(BLACKLISTED));
		WebTestClient client = PaykkaWebTestClient.bindToController(this.controller)
			.property("paykka.errors.audience", "shopper")
			.build();
		assertThatProblem(client.post()
			.uri("/payments")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"trans_id\": \"T42\"}")
			.exchange()
			.expectBody()
			.returnResult()).hasCode(ISSUER_DECLINED).hasStatus(402);
	}

}
