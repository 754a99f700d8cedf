package com.paykka.errors.example.retry;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.example.retry.GatewayStub.Attempt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static com.paykka.errors.PaykkaErrorCode.RETRY_TRANSACTION;
import static com.paykka.errors.PaykkaErrorCode.SUCCESS;
import static com.paykka.errors.PaykkaErrorCode.TOO_MANY_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What each recipe has to do, against a gateway that is reached over HTTP.
 */
@ParameterizedClass
@EnumSource(Recipe.class)
class RetryRecipeTests {

	private static final String AT_ONCE = "0";

	private static final String A_DAY = "86400";

	private final Recipe recipe;

	private GatewayStub gateway;

	private Payments payments;

	RetryRecipeTests(Recipe recipe) {
		this.recipe = recipe;
	}

	@BeforeEach
	void start() throws IOException {
		this.gateway = new GatewayStub();
		this.payments = this.recipe.retry(new GatewayPayments(this.gateway.url()), Duration.ZERO);
	}

	@AfterEach
	void stop() {
		this.gateway.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "RETRY_TRANSACTION", "TOO_MANY_REQUESTS" })
	void retriesWhatMayBeRetried(PaykkaErrorCode code) {
		this.gateway.failsWith(code, AT_ONCE);
		assertThat(this.payments.pay("T1", 1250)).contains("SUCCESS");
	}

	@Test
	void retriesNoOtherCode() {
		List<PaykkaErrorCode> others = new ArrayList<>(Arrays.asList(PaykkaErrorCode.values()));
		others.removeAll(List.of(SUCCESS, RETRY_TRANSACTION, TOO_MANY_REQUESTS));
		assertThat(others).hasSize(141).allSatisfy((code) -> {
			this.gateway.failsWith(code, AT_ONCE);
			assertThatExceptionOfType(PaykkaException.class).isThrownBy(() -> this.payments.pay("T1", 1250))
				.returns(code, PaykkaException::getErrorCode);
			assertThat(this.gateway.takeAttempts()).hasSize(1);
		});
	}

	@Test
	void sendsTheSameTransIdAgain() {
		this.gateway.failsWith(TOO_MANY_REQUESTS, AT_ONCE);
		this.payments.pay("T1", 1250);
		assertThat(this.gateway.takeAttempts()).extracting(Attempt::transId).containsExactly("T1", "T1");
	}

	@Test
	void waitsAsLongAsTheGatewaySays() {
		this.gateway.failsWith(TOO_MANY_REQUESTS, "1");
		Payments patient = this.recipe.retry(new GatewayPayments(this.gateway.url()), Duration.ofSeconds(1));
		patient.pay("T1", 1250);
		List<Attempt> attempts = this.gateway.takeAttempts();
		assertThat(Duration.ofNanos(attempts.get(1).nanoTime() - attempts.get(0).nanoTime()))
			.isGreaterThanOrEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void givesUpAtTheThirdAttemptWithItsException() {
		this.gateway.failsWith(TOO_MANY_REQUESTS, AT_ONCE)
			.failsWith(TOO_MANY_REQUESTS, AT_ONCE)
			.failsWith(RETRY_TRANSACTION, AT_ONCE);
		assertThatExceptionOfType(PaykkaException.class).isThrownBy(() -> this.payments.pay("T1", 1250))
			.returns(RETRY_TRANSACTION, PaykkaException::getErrorCode);
	}

	@Test
	void countsTheAttemptsOfEachCall() {
		for (String transId : List.of("T1", "T2")) {
			this.gateway.failsWith(TOO_MANY_REQUESTS, AT_ONCE)
				.failsWith(TOO_MANY_REQUESTS, AT_ONCE)
				.failsWith(TOO_MANY_REQUESTS, AT_ONCE);
			catchThrowable(() -> this.payments.pay(transId, 1250));
		}
		assertThat(this.gateway.takeAttempts()).extracting(Attempt::transId)
			.containsExactly("T1", "T1", "T1", "T2", "T2", "T2");
	}

	@Test
	@Timeout(60)
	void leavesALongWaitToTheCaller() {
		this.gateway.failsWith(TOO_MANY_REQUESTS, A_DAY);
		assertThatExceptionOfType(PaykkaException.class).isThrownBy(() -> this.payments.pay("T1", 1250))
			.returns(Duration.ofDays(1), PaykkaException::getRetryAfter);
	}

	@Test
	void interruptedWaitEndsWithThePaykkaException() {
		Payments interrupted = this.recipe.retry((transId, amount) -> {
			Thread.currentThread().interrupt();
			throw new PaykkaException(TOO_MANY_REQUESTS);
		}, Duration.ofSeconds(1));
		Throwable thrown = catchThrowable(() -> interrupted.pay("T1", 1250));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(PaykkaException.find(thrown)).isNotNull();
	}

}
