package com.paykka.errors.test;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;

import com.paykka.errors.GatewayResponse;
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

class SandboxResponseTests {

	@RegisterExtension
	static final PaykkaSandboxExtension paykka = new PaykkaSandboxExtension();

	private final PaykkaSandbox sandbox = paykka.sandbox();

	private final Merchant merchant = new Merchant(this.sandbox);

	@Test
	void sendsScriptedResponsesInOrderThenItsOwn() {
		this.sandbox.respondNext("/v3/payment/*", SandboxResponse.refused(RETRY_TRANSACTION),
				SandboxResponse.declined(INSUFFICIENT_FUNDS));
		assertThat(code(pay())).isEqualTo(RETRY_TRANSACTION);
		assertThat(code(pay())).isEqualTo(INSUFFICIENT_FUNDS);
		assertThat(code(pay())).isNull();
	}

	@Test
	void isSentForItsPathOnly() {
		this.sandbox.respondAlways("/v3/payment/acq/query", SandboxResponse.refused(RETRY_TRANSACTION));
		assertThat(code(pay())).isNull();
		assertThat(code(this.merchant.post("/v3/payment/acq/query", "{}"))).isEqualTo(RETRY_TRANSACTION);
		assertThat(code(this.merchant.post("/v3/payment/acq/query", "{}"))).isEqualTo(RETRY_TRANSACTION);
	}

	@Test
	void namesThePaymentOfTheRequest() {
		this.sandbox.respondNext("*", SandboxResponse.success("AUTHORIZED"));
		assertThat(pay().body()).contains("\"trans_id\":\"T1\"", "\"amount\":322", "\"status\":\"AUTHORIZED\"");
	}

	@Test
	void movesNoMoney() {
		this.sandbox.respondNext("*", SandboxResponse.success());
		pay();
		assertThat(this.sandbox.ledger().transactions()).isEmpty();
	}

	@Test
	void movesMoneyIfItComesAfterProcessing() {
		this.sandbox.respondNext("*", SandboxResponse.refused(RETRY_TRANSACTION).afterProcessing());
		assertThat(code(pay())).isEqualTo(RETRY_TRANSACTION);
		assertThat(this.sandbox.ledger().charged("T1")).isEqualTo(322);
	}

	@Test
	void declineAtTheTopLevelHasNoRetCode() {
		this.sandbox.respondNext("*", SandboxResponse.declinedAtTopLevel(INSUFFICIENT_FUNDS));
		HttpResponse<String> response = pay();
		assertThat(code(response)).isEqualTo(INSUFFICIENT_FUNDS);
		assertThat(response.body()).doesNotContain("ret_code");
	}

	@Test
	void timeToWaitIsSecondsOrADate() {
		this.sandbox.respondNext("*", SandboxResponse.tooManyRequests(Duration.ofSeconds(7)),
				SandboxResponse.tooManyRequests(Instant.parse("2026-11-24T08:00:00Z")),
				SandboxResponse.empty(503).header("Retry-After", "1"));
		assertThat(pay().headers().firstValue("Retry-After")).hasValue("7");
		assertThat(pay().headers().firstValue("Retry-After")).hasValue("Tue, 24 Nov 2026 08:00:00 GMT");
		assertThat(pay()).satisfies((response) -> {
			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
		});
	}

	@Test
	void emptyResponseSaysSo() {
		this.sandbox.respondNext("*", SandboxResponse.empty(200), SandboxResponse.empty(204));
		assertThat(pay().headers().firstValue("Content-Length")).hasValue("0");
		assertThat(pay().statusCode()).isEqualTo(204);
	}

	@Test
	void cutOffResponseEndsEarly() {
		this.sandbox.respondNext("*", SandboxResponse.success().cutOff());
		assertThatException().isThrownBy(this::pay).withCauseInstanceOf(IOException.class);
	}

	@Test
	void closedConnectionHasNoResponse() {
		this.sandbox.respondAlways("*", SandboxResponse.connectionClosed());
		assertThatException().isThrownBy(this::pay).withCauseInstanceOf(IOException.class);
	}

	@Test
	void missingResponseTimesOut() {
		this.sandbox.respondNext("*", SandboxResponse.noResponse());
		Merchant impatient = new Merchant(this.sandbox, Duration.ofMillis(500));
		assertThatException().isThrownBy(() -> impatient.pay("T1", 322, GOOD_CARD))
			.withCauseInstanceOf(HttpTimeoutException.class);
	}

	@Test
	void responseCanBeSlow() {
		this.sandbox.respondNext("*", SandboxResponse.success().after(Duration.ofMillis(200)),
				SandboxResponse.json(200, "{ }").dripping(Duration.ofMillis(50)));
		long start = System.nanoTime();
		assertThat(code(pay())).isNull();
		assertThat(pay().body()).isEqualTo("{ }");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
	}

	@Test
	void responseIsSentAsItIs() throws Exception {
		this.sandbox.respondNext("*", SandboxResponse.json(200, "{\"ret_code\":[\"5004\"]}").status(201),
				OddResponse.GBK.toResponse());
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
		PaykkaException failure = GatewayResponse.of(response.statusCode(), Json.read(response.body().getBytes()), null)
			.toException();
		return (failure != null) ? failure.getErrorCode() : null;
	}

}
