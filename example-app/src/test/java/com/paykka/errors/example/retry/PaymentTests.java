package com.paykka.errors.example.retry;

import java.io.IOException;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.example.retry.GatewayStub.Attempt;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static com.paykka.errors.PaykkaErrorCode.DUPLICATE_TRANSACTION;
import static com.paykka.errors.PaykkaErrorCode.DUPLICATE_TRANSACTION_NUMBER;
import static com.paykka.errors.PaykkaErrorCode.RETRY_TRANSACTION;
import static com.paykka.errors.PaykkaErrorCode.TOO_MANY_REQUESTS;
import static com.paykka.errors.PaykkaErrorCode.TRANSACTION_COMPLETED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link Payment}, against a gateway over HTTP.
 */
class PaymentTests {

	private GatewayStub gateway;

	private Payment payment;

	@BeforeEach
	void start() throws IOException {
		this.gateway = new GatewayStub();
		this.payment = new Payment(new HttpGateway(this.gateway.url()), "T1", 1250, "EUR");
	}

	@AfterEach
	void stop() {
		this.gateway.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "DUPLICATE_TRANSACTION", "DUPLICATE_TRANSACTION_NUMBER" })
	void duplicateAtTheFirstAttemptIsAFailure(PaykkaErrorCode duplicate) {
		this.gateway.failsWith(duplicate, "0");
		assertThat(sendingFails().getErrorCode()).isEqualTo(duplicate);
		assertThat(this.gateway.takeAttempts()).extracting(Attempt::path).containsExactly("/payments");
	}

	@ParameterizedTest
	@CsvSource({ "SUCCESS", "AUTHORIZED", "PROCESSING" })
	void duplicateAtARepeatIsAskedFor(String status) {
		this.gateway.failsWith(RETRY_TRANSACTION, "0").failsWith(DUPLICATE_TRANSACTION, "0").finds(status, "");
		sendingFails();
		assertThat(this.payment.send()).extractingByKey("data", InstanceOfAssertFactories.MAP)
			.containsEntry("status", status);
	}

	@Test
	void queryNamesTheSameTransId() {
		this.gateway.failsWith(TOO_MANY_REQUESTS, "0").failsWith(DUPLICATE_TRANSACTION_NUMBER, "0");
		sendingFails();
		this.payment.send();
		assertThat(this.gateway.takeAttempts()).extracting(Attempt::transId).containsExactly("T1", "T1", "T1");
	}

	@Test
	void declineOfTheFirstAttemptIsThrownIfFoundSo() {
		this.gateway.failsWith(RETRY_TRANSACTION, "0").failsWith(DUPLICATE_TRANSACTION, "0").finds("FAILURE", "5004");
		sendingFails();
		assertThat(sendingFails().getErrorCode()).isEqualTo(PaykkaErrorCode.INSUFFICIENT_FUNDS);
	}

	@ParameterizedTest
	@EnumSource(names = { "ORDER_NOT_FOUND", "RETRY_TRANSACTION", "TOO_MANY_REQUESTS", "SYSTEM_ERROR" })
	void duplicateIsThrownIfTheQueryFails(PaykkaErrorCode queryFailure) {
		this.gateway.failsWith(RETRY_TRANSACTION, "0")
			.failsWith(DUPLICATE_TRANSACTION, "0")
			.failsQueryWith(queryFailure);
		sendingFails();
		assertThat(sendingFails()).returns(DUPLICATE_TRANSACTION, PaykkaException::getErrorCode)
			.satisfies((duplicate) -> assertThat(duplicate.getSuppressed()).hasSize(1));
	}

	@Test
	void noOtherCodeOfARepeatIsAskedFor() {
		this.gateway.failsWith(RETRY_TRANSACTION, "0").failsWith(TRANSACTION_COMPLETED, "0");
		sendingFails();
		assertThat(sendingFails().getErrorCode()).isEqualTo(TRANSACTION_COMPLETED);
	}

	private PaykkaException sendingFails() {
		return catchThrowableOfType(PaykkaException.class, this.payment::send);
	}

}
