package com.example.shop;

import com.paykka.errors.test.PaykkaSandbox;
import com.paykka.errors.test.PaykkaSandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

import static com.paykka.errors.PaykkaErrorCode.ORDER_EXPIRED;
import static com.paykka.errors.test.PaykkaAssertions.assertThatProblem;
import static com.paykka.errors.test.PaykkaMockMvcConfigurer.paykkaErrors;

@ExtendWith(PaykkaSandboxExtension.class)
class RestTestClientTests {

	private final RestTestClient client;

	RestTestClientTests(PaykkaSandbox sandbox) {
		this.client = RestTestClient.bindToController(new OrderController(new Payments(sandbox.url())))
			.configureServer((builder) -> builder.apply(paykkaErrors()))
			.build();
	}

	@Test
	void problemIsReadFromWhateverTheClientGives() {
		assertThatExpired(get());
		assertThatExpired(get().returnResult());
		assertThatExpired(get().expectBody().returnResult());
		assertThatExpired(get().expectBody(String.class).returnResult());
		assertThatExpired(RestTestClientResponse.from(get()));
	}

	private ResponseSpec get() {
		return this.client.get().uri("/orders/42").exchange();
	}

	private static void assertThatExpired(Object response) {
		assertThatProblem(response).hasCode(ORDER_EXPIRED).hasStatus(410).hasHeader("Cache-Control", "no-store");
	}

}
