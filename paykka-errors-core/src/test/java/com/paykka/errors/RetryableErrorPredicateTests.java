package com.paykka.errors;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaException.Origin;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.paykka.errors.PaykkaErrorCode.NETWORK_ERROR;
import static com.paykka.errors.PaykkaErrorCode.ORDER_EXPIRED;
import static com.paykka.errors.PaykkaErrorCode.RETRY_TRANSACTION;
import static com.paykka.errors.PaykkaErrorCode.SUCCESS;
import static com.paykka.errors.PaykkaErrorCode.TOO_MANY_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link RetryableErrorPredicate}.
 */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class RetryableErrorPredicateTests {

	private final Predicate<Throwable> predicate = new RetryableErrorPredicate();

	@ParameterizedTest
	@EnumSource
	void isTrueForRetryableCodesOnly(Origin origin) {
		List<PaykkaErrorCode> accepted = Arrays.stream(PaykkaErrorCode.values())
			.filter((code) -> code != SUCCESS && this.predicate.test(Chains.of(code, origin)))
			.toList();
		assertThat(accepted).containsExactly(RETRY_TRANSACTION, TOO_MANY_REQUESTS);
	}

	@ParameterizedTest(name = "{0} above {1}, above and between them: {3}")
	@MethodSource
	void outerCodeDecides(PaykkaErrorCode outer, PaykkaErrorCode inner, boolean expected,
			UnaryOperator<Throwable> wrapper) {
		Throwable cause = wrapper.apply(new PaykkaException(inner));
		assertThat(this.predicate.test(wrapper.apply(new PaykkaException(outer, cause)))).isEqualTo(expected);
	}

	static Stream<Arguments> outerCodeDecides() {
		return Chains.plain()
			.flatMap((wrapper) -> Stream.of(Arguments.of(RETRY_TRANSACTION, TOO_MANY_REQUESTS, true, wrapper),
					Arguments.of(RETRY_TRANSACTION, NETWORK_ERROR, true, wrapper),
					Arguments.of(ORDER_EXPIRED, RETRY_TRANSACTION, false, wrapper),
					Arguments.of(ORDER_EXPIRED, NETWORK_ERROR, false, wrapper)));
	}

	@ParameterizedTest
	@MethodSource("com.paykka.errors.Chains#errors")
	void isFalseBeneathAnError(UnaryOperator<Throwable> error) {
		assertThat(this.predicate).rejects(error.apply(new PaykkaException(RETRY_TRANSACTION)));
	}

	@ParameterizedTest
	@MethodSource("com.paykka.errors.Chains#errors")
	void isTrueAboveAnError(UnaryOperator<Throwable> error) {
		Throwable cause = error.apply(new PaykkaException(NETWORK_ERROR));
		assertThat(this.predicate).accepts(new PaykkaException(RETRY_TRANSACTION, cause));
	}

	@Test
	void isFalseForForeignException() {
		assertThat(this.predicate).rejects(new RuntimeException(new IllegalStateException()));
	}

	@Test
	void isFalseForNull() {
		assertThat(this.predicate.test(null)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 7 })
	void isFalseForACircleWithoutACode(int length) {
		assertThat(this.predicate).rejects(Chains.circle(length, IllegalStateException::new));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 7 })
	void findsRetryableCodeInACircle(int length) {
		assertThat(this.predicate)
			.accepts(Chains.circle(length, (start) -> new PaykkaException(RETRY_TRANSACTION, start)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 7 })
	void outerCodeDecidesInACircle(int length) {
		assertThat(this.predicate).rejects(Chains.circle(length,
				(start) -> new PaykkaException(ORDER_EXPIRED, new PaykkaException(RETRY_TRANSACTION, start))));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 7 })
	void isFalseBeneathAnErrorInACircle(int length) {
		assertThat(this.predicate).rejects(Chains.circle(length,
				(start) -> new AssertionError("error", new PaykkaException(RETRY_TRANSACTION, start))));
	}

	@Test
	void isTrueForARetryableCodeOfAnAnnotation() {
		assertThat(this.predicate).accepts(new PaykkaCodeTests.BusyException())
			.accepts(new IllegalStateException(new PaykkaCodeTests.BusyException()))
			.rejects(new PaykkaCodeTests.OrderGoneException())
			.rejects(new AssertionError(new PaykkaCodeTests.BusyException()));
	}

	@Test
	void annotationAboveDecides() {
		PaykkaCodeTests.OrderGoneException above = new PaykkaCodeTests.OrderGoneException();
		above.initCause(new PaykkaException(RETRY_TRANSACTION));
		assertThat(this.predicate).rejects(above);
	}

	@Test
	void isFalseForASuppressedException() {
		Exception suppressing = new IllegalStateException();
		suppressing.addSuppressed(new PaykkaException(RETRY_TRANSACTION));
		assertThat(this.predicate).rejects(suppressing);
	}

	@Test
	void isFalseForAPeersBare429() {
		PaykkaException failure = GatewayResponse.of(PaykkaRequestKind.PEER, 429, Map.of(), "5", null).toException();
		assertThat(this.predicate).rejects(failure);
	}

	@Test
	void canBeCreatedByItsClassName() throws ReflectiveOperationException {
		Class<?> type = Class.forName("com.paykka.errors.RetryableErrorPredicate");
		assertThat(type.getConstructor().newInstance()).isInstanceOf(Predicate.class);
	}

	@Nested
	class LongestWait {

		private final Predicate<Throwable> soon = new RetryableErrorPredicate(Duration.ofSeconds(5));

		@Test
		void isItselfSoonEnough() {
			assertThat(this.soon).accepts(tooMany(Duration.ofSeconds(5)));
		}

		@Test
		void mustNotBeExceeded() {
			assertThat(this.soon).rejects(tooMany(Duration.ofSeconds(5).plusNanos(1)));
		}

		@Test
		void allowsAFailureWithoutATime() {
			assertThat(this.soon).accepts(tooMany(null));
		}

		@Test
		void appliesToCauses() {
			assertThat(this.soon).rejects(new IllegalStateException(tooMany(Duration.ofSeconds(6))));
		}

		@Test
		void isComparedWithTheTimeOfTheExceptionThatDecides() {
			assertThat(this.soon).accepts(new PaykkaException(RETRY_TRANSACTION, tooMany(Duration.ofDays(1)))
				.retryAfter(Duration.ofSeconds(1)));
		}

		@Test
		void makesNoOtherCodeRetryable() {
			assertThat(this.soon).rejects(new PaykkaException(NETWORK_ERROR).retryAfter(Duration.ofSeconds(1)));
		}

		@Test
		void canBeZero() {
			assertThat(new RetryableErrorPredicate(Duration.ZERO)).accepts(tooMany(Duration.ZERO))
				.rejects(tooMany(Duration.ofNanos(1)));
		}

		@Test
		void isUnlimitedByDefault() {
			assertThat(RetryableErrorPredicateTests.this.predicate).accepts(tooMany(Duration.ofDays(1)));
		}

		@Test
		void mustNotBeNull() {
			assertThatNullPointerException().isThrownBy(() -> new RetryableErrorPredicate(null))
				.withMessageContaining("longest wait");
		}

		private static PaykkaException tooMany(Duration retryAfter) {
			return new PaykkaException(TOO_MANY_REQUESTS).retryAfter(retryAfter);
		}

	}

}
