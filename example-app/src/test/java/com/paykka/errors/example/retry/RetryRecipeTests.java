package com.paykka.errors.example.retry;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.example.retry.GatewayStub.Attempt;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static com.paykka.errors.PaykkaErrorCode.NETWORK_ERROR;
import static com.paykka.errors.PaykkaErrorCode.ORDER_EXPIRED;
import static com.paykka.errors.PaykkaErrorCode.RETRY_TRANSACTION;
import static com.paykka.errors.PaykkaErrorCode.SUCCESS;
import static com.paykka.errors.PaykkaErrorCode.TOO_MANY_REQUESTS;
import static com.paykka.errors.PaykkaErrorCode.TRANSACTION_COMPLETED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests of each recipe, against a gateway over HTTP.
 */
@ParameterizedClass
@Execution(ExecutionMode.CONCURRENT)
@EnumSource(Recipe.class)
class RetryRecipeTests {

	private static final String IMMEDIATELY = "0";

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
		this.payments = this.recipe.payments(Duration.ZERO);
	}

	@AfterEach
	void stop() {
		this.gateway.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "RETRY_TRANSACTION", "TOO_MANY_REQUESTS" })
	void retriesWhatMayBeRetried(PaykkaErrorCode code) {
		this.gateway.failsWith(code, IMMEDIATELY);
		assertThat(this.payments.pay(payment("T1"))).containsEntry("ret_code", "000000");
	}

	@Test
	void retriesNoOtherCode() {
		List<PaykkaErrorCode> others = new ArrayList<>(Arrays.asList(PaykkaErrorCode.values()));
		others.removeAll(List.of(SUCCESS, RETRY_TRANSACTION, TOO_MANY_REQUESTS));
		assertThat(others).isNotEmpty().allSatisfy((code) -> {
			this.gateway.failsWith(code, IMMEDIATELY);
			assertThatExceptionOfType(PaykkaException.class).isThrownBy(() -> this.payments.pay(payment("T1")))
				.returns(code, PaykkaException::getErrorCode);
			assertThat(this.gateway.takeAttempts()).hasSize(1);
		});
	}

	@Test
	void sendsTheSameTransIdAgain() {
		this.gateway.failsWith(TOO_MANY_REQUESTS, IMMEDIATELY);
		this.payments.pay(payment("T1"));
		assertThat(this.gateway.takeAttempts()).extracting(Attempt::transId).containsExactly("T1", "T1");
	}

	@Test
	void waitsAsLongAsTheGatewaySays() {
		this.gateway.failsWith(TOO_MANY_REQUESTS, "1");
		this.recipe.payments(Duration.ofSeconds(1)).pay(payment("T1"));
		List<Attempt> attempts = this.gateway.takeAttempts();
		assertThat(Duration.ofNanos(attempts.get(1).nanoTime() - attempts.get(0).nanoTime()))
			.isGreaterThanOrEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void givesUpAtTheThirdAttemptWithItsException() {
		this.gateway.failsWith(TOO_MANY_REQUESTS, IMMEDIATELY)
			.failsWith(TOO_MANY_REQUESTS, IMMEDIATELY)
			.failsWith(RETRY_TRANSACTION, IMMEDIATELY);
		assertThatExceptionOfType(PaykkaException.class).isThrownBy(() -> this.payments.pay(payment("T1")))
			.returns(RETRY_TRANSACTION, PaykkaException::getErrorCode);
	}

	@Test
	void countsTheAttemptsOfEachCall() {
		for (String transId : List.of("T1", "T2")) {
			this.gateway.failsWith(TOO_MANY_REQUESTS, IMMEDIATELY)
				.failsWith(TOO_MANY_REQUESTS, IMMEDIATELY)
				.failsWith(TOO_MANY_REQUESTS, IMMEDIATELY);
			catchThrowable(() -> this.payments.pay(payment(transId)));
		}
		assertThat(this.gateway.takeAttempts()).extracting(Attempt::transId)
			.containsExactly("T1", "T1", "T1", "T2", "T2", "T2");
	}

	@Test
	@Timeout(60)
	void leavesALongWaitToTheCaller() {
		this.gateway.failsWith(TOO_MANY_REQUESTS, A_DAY);
		assertThatExceptionOfType(PaykkaException.class).isThrownBy(() -> this.payments.pay(payment("T1")))
			.returns(Duration.ofDays(1), PaykkaException::getRetryAfter);
	}

	@Test
	void interruptedWaitEndsWithThePaykkaException() {
		Payments patient = this.recipe.payments(Duration.ofSeconds(1));
		StubbedGateway interrupting = new StubbedGateway(() -> {
			Thread.currentThread().interrupt();
			return new PaykkaException(TOO_MANY_REQUESTS);
		});
		Throwable thrown = catchThrowable(() -> patient.pay(new Payment(interrupting, "T1", 1250, "EUR")));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(PaykkaException.find(thrown)).isNotNull();
	}

	@ParameterizedTest
	@MethodSource
	void sendsOnceWhatIsNotRetryableRegardlessOfItsCause(RuntimeException failure) {
		StubbedGateway failing = new StubbedGateway(() -> failure);
		assertThat(catchThrowable(() -> this.payments.pay(new Payment(failing, "T1", 1250, "EUR")))).isSameAs(failure);
		assertThat(failing.calls).isEqualTo(1);
	}

	static Stream<RuntimeException> sendsOnceWhatIsNotRetryableRegardlessOfItsCause() {
		PaykkaException retryable = new PaykkaException(RETRY_TRANSACTION).retryAfter(Duration.ZERO);
		return Stream
			.of(new PaykkaException(TRANSACTION_COMPLETED), new PaykkaException(NETWORK_ERROR),
					new PaykkaException(ORDER_EXPIRED, retryable),
					new PaykkaException(ORDER_EXPIRED, new IllegalStateException(retryable)))
			.flatMap((failure) -> Stream.of(failure, new IllegalStateException(failure),
					new IllegalStateException(new ExecutionException(failure))));
	}

	@ParameterizedTest
	@EnumSource(names = { "DUPLICATE_TRANSACTION", "DUPLICATE_TRANSACTION_NUMBER" })
	void findsThePaymentThatItsFirstAttemptMade(PaykkaErrorCode duplicate) {
		this.gateway.failsWith(RETRY_TRANSACTION, IMMEDIATELY)
			.failsWith(duplicate, IMMEDIATELY)
			.finds("AUTHORIZED", "");
		assertThat(this.payments.pay(payment("T1"))).extractingByKey("data", InstanceOfAssertFactories.MAP)
			.containsEntry("status", "AUTHORIZED");
		assertThat(this.gateway.takeAttempts()).extracting(Attempt::path)
			.containsExactly("/payments", "/payments", "/payments/query");
	}

	private Payment payment(String transId) {
		return new Payment(new HttpGateway(this.gateway.url()), transId, 1250, "EUR");
	}

	/**
	 * Always fails, without HTTP.
	 */
	private static final class StubbedGateway implements Gateway {

		private final Supplier<RuntimeException> failure;

		private int calls;

		private StubbedGateway(Supplier<RuntimeException> failure) {
			this.failure = failure;
		}

		@Override
		public Map<String, Object> pay(String transId, long amount, String currency) {
			this.calls++;
			throw this.failure.get();
		}

		@Override
		public Map<String, Object> query(String transId) {
			throw new UnsupportedOperationException();
		}

	}

}
