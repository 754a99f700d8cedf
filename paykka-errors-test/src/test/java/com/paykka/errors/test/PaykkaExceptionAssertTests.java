package com.paykka.errors.test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.paykka.errors.PaykkaErrorCode.ORDER_EXPIRED;
import static com.paykka.errors.PaykkaErrorCode.TOO_MANY_REQUESTS;
import static com.paykka.errors.test.PaykkaAssertions.assertThatPaykkaException;
import static com.paykka.errors.test.PaykkaAssertions.assertThatPaykkaExceptionThrownBy;
import static com.paykka.errors.test.PaykkaProblemAssertTests.assertThatFails;

class PaykkaExceptionAssertTests {

	@ParameterizedTest
	@MethodSource("assertions")
	void holdsForOneAndNotForTheOther(Function<PaykkaExceptionAssert, Object> assertion) {
		PaykkaException limited = GatewayResponse.of(429, Map.of("ret_code", "6006"), "7").toException();
		assertion.apply(assertThatPaykkaException(limited));
		assertThatFails(() -> assertion.apply(assertThatPaykkaException(new PaykkaException(ORDER_EXPIRED))), "4018");
	}

	static List<Function<PaykkaExceptionAssert, Object>> assertions() {
		return List.of((thrown) -> thrown.hasCode(TOO_MANY_REQUESTS), (thrown) -> thrown.hasAdvice(Advice.RETRY),
				(thrown) -> thrown.hasOrigin(Origin.GATEWAY), (thrown) -> thrown.hasUpstreamCode("6006"),
				(thrown) -> thrown.isRetryable(), (thrown) -> thrown.hasRetryAfter(Duration.ofSeconds(7)));
	}

	@Test
	void exceptionIsFoundAmongTheCauses() {
		assertThatPaykkaExceptionThrownBy(() -> {
			throw new IllegalStateException(new PaykkaException(ORDER_EXPIRED).with("orderId", 42));
		}).hasCode(ORDER_EXPIRED).isNotRetryable().hasProperty("orderId", 42);
	}

	@Test
	void anythingElseFails() {
		assertThatFails(() -> assertThatPaykkaException(new IllegalStateException("odd")), "odd");
		assertThatFails(() -> assertThatPaykkaExceptionThrownBy(() -> {
		}), "nothing was thrown");
	}

}
