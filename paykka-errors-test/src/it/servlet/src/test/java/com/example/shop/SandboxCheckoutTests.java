package com.example.shop;

import com.paykka.errors.test.OddResponse;
import com.paykka.errors.test.PaykkaSandboxExtension;
import com.paykka.errors.test.SandboxResponse;
import com.paykka.errors.test.SandboxNotification;
import com.paykka.errors.test.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static com.paykka.errors.PaykkaErrorCode.Advice.CHECK_STATUS;
import static com.paykka.errors.PaykkaErrorCode.INSUFFICIENT_FUNDS;
import static com.paykka.errors.PaykkaErrorCode.NETWORK_ERROR;
import static com.paykka.errors.PaykkaErrorCode.RETRY_TRANSACTION;
import static com.paykka.errors.test.PaykkaAssertions.assertThatPaykkaExceptionThrownBy;
import static com.paykka.errors.test.PaykkaAssertions.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

@TestedShop
class SandboxCheckoutTests {

	@RegisterExtension
	static final PaykkaSandboxExtension paykka = new PaykkaSandboxExtension();

	@DynamicPropertySource
	static void gateway(DynamicPropertyRegistry registry) {
		registry.add("shop.gateway-url", paykka::url);
	}

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Payments payments;

	@Autowired
	private NotificationController notifications;

	@LocalServerPort
	private int port;

	@Test
	void declineIsShown() {
		assertThatProblem(pay(TestCard.WITHOUT_FUNDS)).hasCode(INSUFFICIENT_FUNDS).hasStatus(402).isNotRetryable();
	}

	@Test
	void lostResponseIsNotRepeated() {
		paykka.sandbox().respondNext("/v3/payment/*", SandboxResponse.noResponse().afterProcessing());
		assertThatProblem(pay(TestCard.GOOD)).hasCode(NETWORK_ERROR).hasStatus(502).hasAdvice(CHECK_STATUS);
		assertThat(paykka.sandbox().sentMoreThanOnce()).isEmpty();
		assertThat(paykka.sandbox().ledger().charged("T42")).isEqualTo(1250);
	}

	@ParameterizedTest
	@EnumSource
	void oddResponseIsNotTakenForPaid(OddResponse odd) {
		paykka.sandbox().respondNext("/v3/payment/*", odd.toResponse());
		assertThatProblem(pay(TestCard.GOOD)).isNotRetryable();
	}

	@Test
	void queryFindsWhatWasPaid() {
		assertThat(pay(TestCard.PENDING)).hasStatusOk().hasBodyTextEqualTo("PROCESSING");
		paykka.sandbox().ledger().settle("T42");
		assertThat(this.payments.query("T42")).isEqualTo("SUCCESS");
	}

	@Test
	void retryIsLeftToTheCaller() {
		paykka.sandbox().respondNext("/v3/payment/*", SandboxResponse.refused(RETRY_TRANSACTION));
		assertThatPaykkaExceptionThrownBy(() -> this.payments.pay("T42", 1250, TestCard.GOOD.getNumber()))
			.hasCode(RETRY_TRANSACTION)
			.isRetryable();
	}

	@Test
	void notificationIsAcknowledged() {
		SandboxNotification failure = SandboxNotification.paymentFailure("T42", INSUFFICIENT_FUNDS);
		assertThat(paykka.sandbox().notify("http://localhost:" + this.port + "/notifications", failure))
			.matches(SandboxNotification.Reply::isAcknowledged);
		assertThat(this.notifications.failures()).contains(INSUFFICIENT_FUNDS);
	}

	private MockMvcTester.MockMvcRequestBuilder pay(TestCard card) {
		return this.mvc.post().uri("/orders/42/pay").param("card", card.getNumber());
	}

}
