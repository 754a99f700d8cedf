package com.example.shop;

import com.paykka.errors.test.PaykkaSandboxExtension;
import com.paykka.errors.test.SandboxResponse;
import com.paykka.errors.test.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

import static com.paykka.errors.PaykkaErrorCode.INSUFFICIENT_FUNDS;
import static com.paykka.errors.PaykkaErrorCode.NETWORK_ERROR;
import static com.paykka.errors.PaykkaErrorCode.ORDER_EXPIRED;
import static com.paykka.errors.PaykkaErrorCode.Advice.CHECK_STATUS;
import static com.paykka.errors.test.PaykkaAssertions.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(properties = "spring.http.clients.read-timeout=1s")
class OrderPaymentTests {

	@RegisterExtension
	static final PaykkaSandboxExtension paykka = new PaykkaSandboxExtension();

	@DynamicPropertySource
	static void gateway(DynamicPropertyRegistry registry) {
		registry.add("shop.gateway-url", paykka::url);
	}

	private final MockMvcTester shop;

	@Autowired
	OrderPaymentTests(WebApplicationContext application) {
		this.shop = MockMvcTester.from(application);
	}

	@Test
	void declineIsShown() {
		assertThatProblem(this.shop.post().uri("/orders/42/pay").param("card", TestCard.WITHOUT_FUNDS.getNumber()))
			.hasCode(INSUFFICIENT_FUNDS)
			.hasStatus(402);
	}

	@Test
	void goodCardPays() {
		assertThat(this.shop.post().uri("/orders/42/pay").param("card", TestCard.GOOD.getNumber())).hasStatusOk();
	}

	@Test
	void responseThatBelongsToAnotherPaymentIsNotTakenForPaid() {
		paykka.sandbox().respondNext("/v3/payment/*", SandboxResponse.json(200, """
				{"ret_code":"000000","data":{"trans_id":"T41","order_id":"GW41","status":"SUCCESS","amount":1250,\
				"currency":"EUR"}}"""));
		assertThatProblem(this.shop.post().uri("/orders/42/pay").param("card", TestCard.GOOD.getNumber()))
			.hasCode(NETWORK_ERROR);
	}

	@Test
	void failureThatBelongsToAnotherPaymentIsNoDecline() {
		paykka.sandbox().respondNext("/v3/payment/*", SandboxResponse.json(200, """
				{"ret_code":"000000","data":{"trans_id":"T41","status":"FAILURE","error_code":"5004"}}"""));
		assertThatProblem(this.shop.post().uri("/orders/42/pay").param("card", TestCard.GOOD.getNumber()))
			.hasCode(NETWORK_ERROR);
	}

	@Test
	void lostResponseIsUnknown() {
		paykka.sandbox().respondNext("/v3/payment/*", SandboxResponse.noResponse().afterProcessing());
		assertThatProblem(this.shop.post().uri("/orders/42/pay").param("card", TestCard.GOOD.getNumber()))
			.hasCode(NETWORK_ERROR)
			.hasAdvice(CHECK_STATUS);
		assertThat(paykka.sandbox().sentMoreThanOnce()).isEmpty();
	}

	@Test
	void expiredOrderIsShown() {
		assertThatProblem(this.shop.get().uri("/orders/42")).hasCode(ORDER_EXPIRED).hasStatus(410);
	}

}
