package com.example.clients;

import java.util.Map;
import java.util.function.Consumer;

import com.paykka.errors.test.PaykkaSandbox;
import com.paykka.errors.test.PaykkaSandboxExtension;
import com.paykka.errors.test.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static com.paykka.errors.PaykkaErrorCode.BLACKLISTED;
import static com.paykka.errors.test.PaykkaAssertions.assertThatPaykkaExceptionThrownBy;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that failures are thrown through an HTTP interface.
 */
@ExtendWith(PaykkaSandboxExtension.class)
class HttpServiceTests {

	private static final Map<String, Object> PAYMENT = Map.of("merchant_id", "18356675194960", "trans_id", "T42",
			"amount", 1250, "currency", "EUR", "card", Map.of("card_number", TestCard.BLACKLISTED.getNumber()));

	@Test
	void declineIsThrown(PaykkaSandbox sandbox) {
		run(sandbox, (paykka) -> assertThatPaykkaExceptionThrownBy(() -> paykka.pay(PAYMENT)).hasCode(BLACKLISTED));
	}

	@Test
	void queryIsNotThrown(PaykkaSandbox sandbox) {
		run(sandbox, (paykka) -> {
			assertThatPaykkaExceptionThrownBy(() -> paykka.pay(PAYMENT)).hasCode(BLACKLISTED);
			assertThat(paykka.query(Map.of("merchant_id", "18356675194960", "trans_id", "T42"))).containsKey("data");
		});
	}

	private static void run(PaykkaSandbox sandbox, Consumer<Paykka> test) {
		new ApplicationContextRunner().withUserConfiguration(PaykkaConfiguration.class)
			.withPropertyValues("shop.gateway-url=" + sandbox.url())
			.run((context) -> test.accept(context.getBean(Paykka.class)));
	}

}
