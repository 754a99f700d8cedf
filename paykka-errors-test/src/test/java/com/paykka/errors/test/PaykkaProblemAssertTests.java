package com.paykka.errors.test;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.PaykkaErrorCode.Category;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.paykka.errors.test.PaykkaAssertions.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PaykkaProblemAssertTests {

	private static final String PROBLEM = """
			{
				"type": "https://docs.paykka.com/#6002", "title": "Retry transaction", "status": 503,
				"detail": "Please retry the transaction", "instance": "/orders/42/pay", "code": "6002",
				"name": "RETRY_TRANSACTION", "category": "SYSTEM", "retryable": true, "advice": "RETRY", "retryAfter": 5,
				"upstreamCode": "6002", "orderId": 42, "price": 1.50,
				"errors": [
					{ "code": "2054", "detail": "Payment amount is invalid", "pointer": "#/items/0/price" },
					{ "code": "6001", "detail": "Parameter error", "parameter": "page" }
				]
			}""";

	private static final String DECLINE = """
			{ "status": 402, "code": "5004", "retryable": false, "advice": "CHANGE_PAYMENT_METHOD" }""";

	@ParameterizedTest
	@MethodSource("matching")
	void passesIfItHolds(Function<PaykkaProblemAssert, Object> assertion) {
		assertion.apply(assertThatProblem(PROBLEM));
	}

	static List<Function<PaykkaProblemAssert, Object>> matching() {
		return List.of((problem) -> problem.hasCode(PaykkaErrorCode.RETRY_TRANSACTION),
				(problem) -> problem.hasStatus(503), (problem) -> problem.hasTitle("Retry transaction"),
				(problem) -> problem.hasDetail("Please retry the transaction"),
				(problem) -> problem.hasInstance("/orders/42/pay"), (problem) -> problem.hasCategory(Category.SYSTEM),
				(problem) -> problem.hasAdvice(Advice.RETRY), (problem) -> problem.isRetryable(),
				(problem) -> problem.hasRetryAfter(Duration.ofSeconds(5)), (problem) -> problem.hasUpstreamCode("6002"),
				(problem) -> problem.hasInvalidValue("#/items/0/price", PaykkaErrorCode.PAYMENT_AMOUNT_INVALID),
				(problem) -> problem.hasInvalidValuesOnlyAt("page", "#/items/0/price"),
				(problem) -> problem.hasMember("orderId", 42L), (problem) -> problem.hasMember("price", 1.5),
				(problem) -> problem.doesNotHaveMember("secret"),
				(problem) -> problem.showsNothingOf("4111111111111111"));
	}

	@ParameterizedTest
	@MethodSource("failing")
	void failsWithTheWholeProblemIfItDoesNotHold(Function<PaykkaProblemAssert, Object> assertion) {
		assertThatFails(() -> assertion.apply(assertThatProblem(DECLINE)), "\"code\": \"5004\"");
	}

	static List<Function<PaykkaProblemAssert, Object>> failing() {
		return List.of((problem) -> problem.hasCode(PaykkaErrorCode.RETRY_TRANSACTION),
				(problem) -> problem.hasStatus(503), (problem) -> problem.hasTitle("Retry transaction"),
				(problem) -> problem.hasAdvice(Advice.RETRY), (problem) -> problem.isRetryable(),
				(problem) -> problem.hasRetryAfter(Duration.ofSeconds(5)),
				(problem) -> problem.hasInvalidValue("#/items/0/price", PaykkaErrorCode.PAYMENT_AMOUNT_INVALID),
				(problem) -> problem.hasInvalidValuesOnlyAt("page"), (problem) -> problem.hasMember("orderId", null),
				(problem) -> problem.doesNotHaveMember("code"), (problem) -> problem.hasHeader("Retry-After", "5"),
				(problem) -> problem.showsNothingOf("CHANGE_PAYMENT_METHOD"));
	}

	@Test
	void failureNamesBothCodes() {
		assertThatFails(() -> assertThatProblem(DECLINE).hasCode(PaykkaErrorCode.ORDER_EXPIRED),
				"<4018 ORDER_EXPIRED> but was <5004 INSUFFICIENT_FUNDS>");
	}

	@Test
	void problemWithoutTimeToWait() {
		assertThatProblem(DECLINE).hasNoRetryAfter().isNotRetryable();
		assertThatFails(() -> assertThatProblem(PROBLEM).hasNoRetryAfter(), "retryAfter");
	}

	@Test
	void anythingElseIsNotAProblem() {
		assertThatFails(() -> assertThatProblem("{ \"status\": 404 }"), "404");
		assertThatFails(() -> assertThatProblem("<html>"), "<html>");
	}

	@Test
	void objectWithoutAResponseIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> assertThatProblem(42))
			.withMessageContaining("java.lang.Integer");
	}

	static void assertThatFails(ThrowingCallable code, String message) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(code).withMessageContaining(message);
	}

}
