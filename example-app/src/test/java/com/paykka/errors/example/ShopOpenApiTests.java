package com.paykka.errors.example;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ShopTest
class ShopOpenApiTests {

	@Autowired
	private RestTestClient http;

	@Test
	void failuresOfPayingAreDocumented() {
		this.http.get()
			.uri("/v3/api-docs")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.paths['/orders/{id}/pay'].post.responses['410']"
					+ ".content['application/problem+json'].examples.ORDER_EXPIRED.value.code")
			.isEqualTo("4018")
			.jsonPath("$.components.schemas.PaykkaProblem.type")
			.isEqualTo("object");
	}

}
