package com.example.shop;

import java.util.List;

import com.paykka.errors.test.PaykkaSandbox;
import com.paykka.errors.test.PaykkaSandboxExtension;
import com.paykka.errors.test.TestCard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static com.paykka.errors.PaykkaErrorCode.ISSUER_DECLINED;
import static com.paykka.errors.PaykkaErrorCode.ORDER_EXPIRED;
import static com.paykka.errors.test.PaykkaAssertions.assertThatProblem;
import static com.paykka.errors.test.PaykkaMockMvcConfigurer.paykkaErrors;

@ExtendWith(PaykkaSandboxExtension.class)
class OrderControllerTests {

	private OrderController controller;

	@BeforeEach
	void create(PaykkaSandbox sandbox) {
		this.controller = new OrderController(new Payments(sandbox.url()));
	}

	@Test
	void expiredOrder() {
		MockMvcTester mvc = MockMvcTester.of(List.of(this.controller),
				(builder) -> builder.apply(paykkaErrors()).build());
		assertThatProblem(mvc.get().uri("/orders/42")).hasCode(ORDER_EXPIRED).hasMember("orderId", 42);
	}

	@Test
	void shopperIsNotToldAboutTheBlacklist() {
		MockMvcTester mvc = MockMvcTester.of(List.of(this.controller),
				(builder) -> builder.apply(paykkaErrors().property("paykka.errors.audience", "shopper")).build());
		assertThatProblem(mvc.post().uri("/orders/42/pay").param("card", TestCard.BLACKLISTED.getNumber()))
			.hasCode(ISSUER_DECLINED);
	}

}
