package com.paykka.errors.example.retry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.example.gateway.Breaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static com.paykka.errors.PaykkaErrorCode.DUPLICATE_TRANSACTION;
import static com.paykka.errors.PaykkaErrorCode.INSUFFICIENT_FUNDS;
import static com.paykka.errors.PaykkaErrorCode.NETWORK_ERROR;
import static com.paykka.errors.PaykkaErrorCode.RETRY_TRANSACTION;
import static com.paykka.errors.PaykkaErrorCode.SYSTEM_ERROR;
import static com.paykka.errors.PaykkaErrorCode.TOO_MANY_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests of the circuit breakers, against a gateway over HTTP.
 */
@ParameterizedClass
@EnumSource(BreakerRecipe.class)
class BreakerRecipeTests {

	private final SteppingClock clock = new SteppingClock();

	private final CircuitBreaker payments;

	private final CircuitBreaker queries;

	private GatewayStub stub;

	private Gateway gateway;

	private ServerSocket silent;

	private Gateway silentGateway;

	BreakerRecipeTests(BreakerRecipe recipe) {
		this.payments = recipe.breaker("paykka-payments", this.clock);
		this.queries = recipe.breaker("paykka-queries", this.clock);
	}

	@BeforeEach
	void start() throws IOException {
		Breaker ofPayments = new Breaker(this.payments);
		Breaker ofQueries = new Breaker(this.queries);
		this.stub = new GatewayStub();
		this.gateway = new BreakerGateway(new HttpGateway(this.stub.url()), ofPayments, ofQueries);
		// Connections are queued, but nobody accepts them
		this.silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		String url = "http://localhost:" + this.silent.getLocalPort();
		this.silentGateway = new BreakerGateway(new HttpGateway(url, Duration.ofMillis(20)), ofPayments, ofQueries);
	}

	@AfterEach
	void stop() throws IOException {
		this.stub.close();
		this.silent.close();
	}

	@Test
	void hundredDeclinesLeaveItClosed() {
		for (int i = 0; i < 100; i++) {
			this.stub.declines(INSUFFICIENT_FUNDS);
			assertThat(paymentFails().getErrorCode()).isEqualTo(INSUFFICIENT_FUNDS);
		}
		assertThat(this.payments.getState()).isEqualTo(State.CLOSED);
	}

	@Test
	void hundredRequestsTooManyLeaveItClosed() {
		for (int i = 0; i < 100; i++) {
			this.stub.failsWith(TOO_MANY_REQUESTS, "0");
			paymentFails();
		}
		assertThat(this.payments.getState()).isEqualTo(State.CLOSED);
	}

	@Test
	void nineTimeOutsLeaveItClosed() {
		timeOut(9);
		assertThat(this.payments.getState()).isEqualTo(State.CLOSED);
	}

	@Test
	void tenTimeOutsOpenIt() {
		timeOut(10);
		assertThat(this.payments.getState()).isEqualTo(State.OPEN);
	}

	@Test
	void tenTimeOutsOpenItAlsoBehindHundredDeclines() {
		hundredDeclinesLeaveItClosed();
		timeOut(10);
		assertThat(this.payments.getState()).isEqualTo(State.OPEN);
	}

	@Test
	void nothingIsSentWhileItIsOpen() {
		fail(10);
		paymentFails();
		assertThat(this.stub.takeAttempts()).isEmpty();
	}

	@Test
	void queriesPassWhileThatOfPaymentsIsOpen() {
		fail(10);
		assertThat(this.queries.getState()).isEqualTo(State.CLOSED);
		assertThat(this.gateway.query("T1")).containsEntry("ret_code", "000000");
	}

	@Test
	void paymentsPassWhileThatOfQueriesIsOpen() {
		for (int i = 0; i < 10; i++) {
			this.stub.failsQueryWith(SYSTEM_ERROR);
			fails(() -> this.gateway.query("T1"));
		}
		assertThat(this.queries.getState()).isEqualTo(State.OPEN);
		assertThat(this.gateway.pay("T1", 1250, "EUR")).containsEntry("ret_code", "000000");
	}

	@Test
	void failedPaymentsThatAreFoundLeaveThatOfQueriesClosed() {
		for (int i = 0; i < 20; i++) {
			this.stub.finds("FAILURE", "6007");
			this.gateway.query("T1");
		}
		assertThat(this.queries.getState()).isEqualTo(State.CLOSED);
	}

	@ParameterizedTest
	@CsvSource({ "0, 30", "1, 30", "1000, 29", "10500, 20", "29000, 1", "29999, 1", "30000, 1" })
	void openSaysTheRemainingWaitInWholeSeconds(long millis, long seconds) {
		fail(10);
		this.clock.advance(Duration.ofMillis(millis));
		assertThat(paymentFails()).returns(RETRY_TRANSACTION, PaykkaException::getErrorCode)
			.returns(Origin.APPLICATION, PaykkaException::getOrigin)
			.returns(Duration.ofSeconds(seconds), PaykkaException::getRetryAfter);
	}

	@Test
	void saysOneSecondWhileTrialsAreUnderWay() {
		fail(10);
		this.clock.advance(Duration.ofSeconds(31));
		for (int i = 0; i < 3; i++) {
			this.payments.acquirePermission();
		}
		assertThat(paymentFails().getRetryAfter()).hasSeconds(1);
	}

	@Test
	void saysTheWholeWaitAgainIfTheTrialsFail() {
		fail(10);
		this.clock.advance(Duration.ofSeconds(31));
		fail(3);
		assertThat(paymentFails().getRetryAfter()).hasSeconds(30);
	}

	@ParameterizedTest
	@EnumSource(names = { "INSUFFICIENT_FUNDS", "BLACKLISTED" })
	void trialsThatAreDeclinedCloseIt(PaykkaErrorCode decline) {
		fail(10);
		this.clock.advance(Duration.ofSeconds(31));
		for (int i = 0; i < 3; i++) {
			this.stub.declines(decline);
			paymentFails();
		}
		assertThat(this.payments.getState()).isEqualTo(State.CLOSED);
	}

	@ParameterizedTest
	@EnumSource
	void noRetryAsksAnOpenOneAgain(Recipe recipe) {
		fail(10);
		Payment payment = new Payment(this.gateway, "T1", 1250, "EUR");
		assertThat(fails(() -> recipe.payments(Duration.ZERO).pay(payment)).getRetryAfter()).hasSeconds(30);
		assertThat(this.payments.getMetrics().getNumberOfNotPermittedCalls()).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource
	void retryEndsWhenItOpens(Recipe recipe) {
		fail(9);
		this.stub.failsWith(RETRY_TRANSACTION, "0");
		Payment payment = new Payment(this.gateway, "T1", 1250, "EUR");
		assertThat(fails(() -> recipe.payments(Duration.ZERO).pay(payment)).getRetryAfter()).hasSeconds(30);
		assertThat(this.stub.takeAttempts()).hasSize(1);
	}

	@Test
	void whatItRefusedWasNotSentBefore() {
		Payment payment = new Payment(this.gateway, "T1", 1250, "EUR");
		this.payments.transitionToOpenState();
		fails(payment::send);
		this.payments.transitionToClosedState();
		this.stub.failsWith(DUPLICATE_TRANSACTION, "0");
		assertThat(fails(payment::send).getErrorCode()).isEqualTo(DUPLICATE_TRANSACTION);
	}

	@Test
	void duplicateIsThrownWhileThatOfQueriesIsOpen() {
		Payment payment = new Payment(this.gateway, "T1", 1250, "EUR");
		this.stub.failsWith(RETRY_TRANSACTION, "0").failsWith(DUPLICATE_TRANSACTION, "0");
		fails(payment::send);
		this.queries.transitionToOpenState();
		assertThat(fails(payment::send).getErrorCode()).isEqualTo(DUPLICATE_TRANSACTION);
	}

	/**
	 * Make the gateway fail, which takes less time than a timeout.
	 */
	private void fail(int times) {
		for (int i = 0; i < times; i++) {
			this.stub.failsWith(SYSTEM_ERROR, "0");
			assertThat(paymentFails().getErrorCode()).isEqualTo(SYSTEM_ERROR);
		}
		this.stub.takeAttempts();
	}

	private void timeOut(int times) {
		for (int i = 0; i < times; i++) {
			assertThat(fails(() -> this.silentGateway.pay("T1", 1250, "EUR")).getErrorCode()).isEqualTo(NETWORK_ERROR);
		}
	}

	private PaykkaException paymentFails() {
		return fails(() -> this.gateway.pay("T1", 1250, "EUR"));
	}

	private static PaykkaException fails(ThrowingCallable request) {
		return catchThrowableOfType(PaykkaException.class, request);
	}

}
