package com.paykka.errors.example.retry;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.example.gateway.Breaker;
import com.paykka.errors.example.retry.GatewayStub.Attempt;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static com.paykka.errors.PaykkaErrorCode.DUPLICATE_TRANSACTION;
import static com.paykka.errors.PaykkaErrorCode.INSUFFICIENT_FUNDS;
import static com.paykka.errors.PaykkaErrorCode.NETWORK_ERROR;
import static com.paykka.errors.PaykkaErrorCode.PAYMENT_FAILED;
import static com.paykka.errors.PaykkaErrorCode.PAYMENT_PROCESSING;
import static com.paykka.errors.PaykkaErrorCode.RETRY_TRANSACTION;
import static com.paykka.errors.PaykkaErrorCode.SUCCESS;
import static com.paykka.errors.PaykkaErrorCode.SYSTEM_ERROR;
import static com.paykka.errors.PaykkaErrorCode.TOO_MANY_REQUESTS;
import static com.paykka.errors.PaykkaErrorCode.UNKNOWN_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what each recipe sends, and what the gateway charges, with and without a
 * circuit breaker.
 */
@ParameterizedClass
@EnumSource(Recipe.class)
@Execution(ExecutionMode.CONCURRENT)
class RecipeSequenceTests {

	private final Recipe recipe;

	RecipeSequenceTests(Recipe recipe) {
		this.recipe = recipe;
	}

	@ParameterizedTest
	@MethodSource("sequences")
	void chargesAtMostOnce(Sequence sequence, boolean withBreaker) throws IOException {
		try (GatewayStub stub = new GatewayStub()) {
			sequence.script.apply(stub);
			Gateway http = new HttpGateway(stub.url());
			Payment payment = new Payment(withBreaker ? breaker(http) : http, "T1", 1250, "EUR");
			assertThat(outcome(payment)).isEqualTo(sequence.outcome);
			assertThat(stub.charges()).isEqualTo(sequence.charges);
			assertThat(stub.takeAttempts()).allSatisfy((attempt) -> assertThat(attempt.transId()).isEqualTo("T1"))
				.extracting(Attempt::path)
				.containsExactlyElementsOf(sequence.sent);
		}
	}

	private PaykkaErrorCode outcome(Payment payment) {
		try {
			this.recipe.payments(Duration.ZERO).pay(payment);
			return SUCCESS;
		}
		catch (PaykkaException ex) {
			return ex.getErrorCode();
		}
	}

	private static Gateway breaker(Gateway http) {
		SteppingClock clock = new SteppingClock();
		return new BreakerGateway(http, new Breaker(BreakerRecipe.CODE.breaker("payments", clock)),
				new Breaker(BreakerRecipe.CODE.breaker("queries", clock)));
	}

	static Stream<Arguments> sequences() {
		return Arrays.stream(Sequence.values())
			.flatMap((sequence) -> Stream.of(Arguments.of(sequence, false), Arguments.of(sequence, true)));
	}

	private static List<String> sent(int payments, int queries) {
		return Stream
			.concat(Stream.generate(() -> "/payments").limit(payments),
					Stream.generate(() -> "/payments/query").limit(queries))
			.toList();
	}

	private enum Sequence {

		PAID((gateway) -> gateway, sent(1, 0), 1, SUCCESS),

		DECLINED((gateway) -> gateway.declines(INSUFFICIENT_FUNDS), sent(1, 0), 0, INSUFFICIENT_FUNDS),

		PAID_AT_THE_SECOND_ATTEMPT((gateway) -> gateway.failsWith(RETRY_TRANSACTION, "0"), sent(2, 0), 1, SUCCESS),

		PAID_AT_THE_THIRD_ATTEMPT(
				(gateway) -> gateway.failsWith(TOO_MANY_REQUESTS, "0").failsWith(RETRY_TRANSACTION, "0"), sent(3, 0), 1,
				SUCCESS),

		GIVEN_UP((gateway) -> gateway.failsWith(RETRY_TRANSACTION, "0")
			.failsWith(RETRY_TRANSACTION, "0")
			.failsWith(TOO_MANY_REQUESTS, "0"), sent(3, 0), 0, TOO_MANY_REQUESTS),

		WITHOUT_A_RESPONSE(GatewayStub::losesItsResponse, sent(1, 0), 1, NETWORK_ERROR),

		WITHOUT_A_RESPONSE_AT_THE_SECOND_ATTEMPT(
				(gateway) -> gateway.failsWith(RETRY_TRANSACTION, "0").losesItsResponse(), sent(2, 0), 1,
				NETWORK_ERROR),

		DUPLICATE_AT_THE_FIRST_ATTEMPT((gateway) -> gateway.failsWith(DUPLICATE_TRANSACTION, "0"), sent(1, 0), 0,
				DUPLICATE_TRANSACTION),

		DUPLICATE_THAT_IS_PAID((gateway) -> gateway.chargesAndFailsWith(RETRY_TRANSACTION, "0")
			.failsWith(DUPLICATE_TRANSACTION, "0")
			.finds("SUCCESS", ""), sent(2, 1), 1, SUCCESS),

		DUPLICATE_THAT_WAS_DECLINED((gateway) -> gateway.failsWith(RETRY_TRANSACTION, "0")
			.failsWith(DUPLICATE_TRANSACTION, "0")
			.finds("FAILURE", "5004"), sent(2, 1), 0, INSUFFICIENT_FUNDS),

		DUPLICATE_WHOSE_CODE_INVITES_A_RETRY((gateway) -> gateway.failsWith(RETRY_TRANSACTION, "0")
			.failsWith(DUPLICATE_TRANSACTION, "0")
			.finds("FAILURE", "6002"), sent(2, 1), 0, PAYMENT_FAILED),

		DUPLICATE_THAT_IS_NOT_DECIDED((gateway) -> gateway.chargesAndFailsWith(RETRY_TRANSACTION, "0")
			.failsWith(DUPLICATE_TRANSACTION, "0")
			.finds("PROCESSING", "6002"), sent(2, 1), 1, PAYMENT_PROCESSING),

		DUPLICATE_THAT_CANNOT_BE_QUERIED((gateway) -> gateway.chargesAndFailsWith(RETRY_TRANSACTION, "0")
			.failsWith(DUPLICATE_TRANSACTION, "0")
			.failsQueryWith(SYSTEM_ERROR), sent(2, 1), 1, DUPLICATE_TRANSACTION),

		DUPLICATE_WHOSE_QUERY_FINDS_ANOTHER((gateway) -> gateway.failsWith(RETRY_TRANSACTION, "0")
			.failsWith(DUPLICATE_TRANSACTION, "0")
			.findsAnother("SUCCESS"), sent(2, 1), 0, DUPLICATE_TRANSACTION),

		PAYMENT_OF_ANOTHER((gateway) -> gateway.respondsToAnother("SUCCESS", ""), sent(1, 0), 0, NETWORK_ERROR),

		DECLINE_OF_ANOTHER((gateway) -> gateway.respondsToAnother("FAILURE", "5004"), sent(1, 0), 0, NETWORK_ERROR),

		RETRYABLE_FAILURE_OF_ANOTHER((gateway) -> gateway.respondsToAnother("FAILURE", "6002"), sent(1, 0), 0,
				NETWORK_ERROR),

		OTHER_AMOUNT((gateway) -> gateway.succeedsWithAmount(2500), sent(1, 0), 1, NETWORK_ERROR),

		RETRYABLE_FAILURE_OF_WHAT_IS_PAID((gateway) -> gateway.chargesAndFailsBeside(RETRY_TRANSACTION, "SUCCESS"),
				sent(1, 0), 1, UNKNOWN_ERROR),

		RETRYABLE_FAILURE_OF_WHAT_IS_IN_PROCESS(
				(gateway) -> gateway.chargesAndFailsBeside(TOO_MANY_REQUESTS, "PROCESSING"), sent(1, 0), 1,
				PAYMENT_PROCESSING);

		private final UnaryOperator<GatewayStub> script;

		private final List<String> sent;

		private final int charges;

		private final PaykkaErrorCode outcome;

		Sequence(UnaryOperator<GatewayStub> script, List<String> sent, int charges, PaykkaErrorCode outcome) {
			this.script = script;
			this.sent = sent;
			this.charges = charges;
			this.outcome = outcome;
		}

	}

}
