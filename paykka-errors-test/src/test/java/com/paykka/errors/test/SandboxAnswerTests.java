package com.paykka.errors.test;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;

import com.paykka.errors.GatewayAnswer;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.paykka.errors.PaykkaErrorCode.INSUFFICIENT_FUNDS;
import static com.paykka.errors.PaykkaErrorCode.RETRY_TRANSACTION;
import static com.paykka.errors.test.Merchant.GOOD_CARD;
import static com.paykka.errors.test.Merchant.PAYMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class SandboxAnswerTests {

	@RegisterExtension
	static final PaykkaSandboxExtension paykka = new PaykkaSandboxExtension();

	private final PaykkaSandbox sandbox = paykka.sandbox();

	private final Merchant merchant = new Merchant(this.sandbox);

	@Test
	void answersInTheirOrderThenByItself() {
		this.sandbox.answerNext("/v3/payment/*", SandboxAnswer.refused(RETRY_TRANSACTION),
				SandboxAnswer.declined(INSUFFICIENT_FUNDS));
		assertThat(code(pay())).isEqualTo(RETRY_TRANSACTION);
		assertThat(code(pay())).isEqualTo(INSUFFICIENT_FUNDS);
		assertThat(code(pay())).isNull();
	}

	@Test
	void answersOnlyItsPath() {
		this.sandbox.answerAlways("/v3/payment/acq/query", SandboxAnswer.refused(RETRY_TRANSACTION));
		assertThat(code(pay())).isNull();
		assertThat(code(this.merchant.post("/v3/payment/acq/query", "{}"))).isEqualTo(RETRY_TRANSACTION);
		assertThat(code(this.merchant.post("/v3/payment/acq/query", "{}"))).isEqualTo(RETRY_TRANSACTION);
	}

	@Test
	void namesThePaymentOfTheRequest() {
		this.sandbox.answerNext("*", SandboxAnswer.success("AUTHORIZED"));
		assertThat(pay().body()).contains("\"trans_id\":\"T1\"", "\"amount\":322", "\"status\":\"AUTHORIZED\"");
	}

	@Test
	void movesNoMoney() {
		this.sandbox.answerNext("*", SandboxAnswer.success());
		pay();
		assertThat(this.sandbox.ledger().transactions()).isEmpty();
	}

	@Test
	void movesMoneyIfItComesAfterProcessing() {
		this.sandbox.answerNext("*", SandboxAnswer.refused(RETRY_TRANSACTION).afterProcessing());
		assertThat(code(pay())).isEqualTo(RETRY_TRANSACTION);
		assertThat(this.sandbox.ledger().charged("T1")).isEqualTo(322);
	}

	@Test
	void declineAtTheTopLevelHasNoRetCode() {
		this.sandbox.answerNext("*", SandboxAnswer.declinedAtTopLevel(INSUFFICIENT_FUNDS));
		HttpResponse<String> response = pay();
		assertThat(code(response)).isEqualTo(INSUFFICIENT_FUNDS);
		assertThat(response.body()).doesNotContain("ret_code");
	}

	@Test
	void timeToWaitIsSecondsOrADate() {
		this.sandbox.answerNext("*", SandboxAnswer.tooManyRequests(Duration.ofSeconds(7)),
				SandboxAnswer.tooManyRequests(Instant.parse("2026-11-24T08:00:00Z")),
				SandboxAnswer.empty(503).header("Retry-After", "1"));
		assertThat(pay().headers().firstValue("Retry-After")).hasValue("7");
		assertThat(pay().headers().firstValue("Retry-After")).hasValue("Tue, 24 Nov 2026 08:00:00 GMT");
		assertThat(pay()).satisfies((response) -> {
			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
		});
	}

	@Test
	void emptyAnswerSaysSo() {
		this.sandbox.answerNext("*", SandboxAnswer.empty(200), SandboxAnswer.empty(204));
		assertThat(pay().headers().firstValue("Content-Length")).hasValue("0");
		assertThat(pay().statusCode()).isEqualTo(204);
	}

	@Test
	void cutOffAnswerEndsTooEarly() {
		this.sandbox.answerNext("*", SandboxAnswer.success().cutOff());
		assertThatException().isThrownBy(this::pay).withCauseInstanceOf(IOException.class);
	}

	@Test
	void closedConnectionHasNoAnswer() {
		this.sandbox.answerAlways("*", SandboxAnswer.connectionClosed());
		assertThatException().isThrownBy(this::pay).withCauseInstanceOf(IOException.class);
	}

	@Test
	void missingAnswerRunsIntoTheTimeOut() {
		this.sandbox.answerNext("*", SandboxAnswer.noAnswer());
		assertThatException().isThrownBy(this::pay).withCauseInstanceOf(HttpTimeoutException.class);
	}

	@Test
	void answerCanBeSlow() {
		this.sandbox.answerNext("*", SandboxAnswer.success().after(Duration.ofMillis(200)),
				SandboxAnswer.json(200, "{ }").dripping(Duration.ofMillis(50)));
		long start = System.nanoTime();
		assertThat(code(pay())).isNull();
		assertThat(pay().body()).isEqualTo("{ }");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
	}

	@Test
	void answerIsSentAsItIs() throws Exception {
		this.sandbox.answerNext("*", SandboxAnswer.json(200, "{\"ret_code\":[\"5004\"]}").status(201),
				OddAnswer.GBK.toAnswer());
		HttpResponse<String> first = pay();
		assertThat(first.statusCode()).isEqualTo(201);
		assertThat(first.body()).isEqualTo("{\"ret_code\":[\"5004\"]}");
		HttpResponse<byte[]> second = this.merchant.bytes(PAYMENTS, "{}");
		assertThat(new String(second.body(), "GBK")).contains("余额不足");
	}

	private HttpResponse<String> pay() {
		return this.merchant.pay("T1", 322, GOOD_CARD);
	}

	private static PaykkaErrorCode code(HttpResponse<String> response) {
		PaykkaException failure = GatewayAnswer.of(response.statusCode(), Json.read(response.body().getBytes()), null)
			.toException();
		return (failure != null) ? failure.getErrorCode() : null;
	}

}
