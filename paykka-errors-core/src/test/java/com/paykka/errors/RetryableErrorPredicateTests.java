package com.paykka.errors;

import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RetryableErrorPredicate}.
 */
class RetryableErrorPredicateTests {

	private final Predicate<Throwable> predicate = new RetryableErrorPredicate();

	@ParameterizedTest
	@EnumSource(names = { "RETRY_TRANSACTION", "TOO_MANY_REQUESTS" })
	void isTrueForRetryableCode(PaykkaErrorCode errorCode) {
		assertThat(this.predicate).accepts(new PaykkaException(errorCode));
	}

	@ParameterizedTest
	@EnumSource(names = { "SUCCESS", "RETRY_TRANSACTION", "TOO_MANY_REQUESTS" }, mode = Mode.EXCLUDE)
	void isFalseForAnyOtherCode(PaykkaErrorCode errorCode) {
		assertThat(this.predicate).rejects(new PaykkaException(errorCode));
	}

	@Test
	void isTrueForRetryableCause() {
		Exception retryable = new PaykkaException(PaykkaErrorCode.TOO_MANY_REQUESTS);
		assertThat(this.predicate).accepts(new RuntimeException(new IllegalStateException(retryable)));
	}

	@Test
	void isFalseForRetryableCauseOfOneThatIsNot() {
		Exception retryable = new PaykkaException(PaykkaErrorCode.TOO_MANY_REQUESTS);
		assertThat(this.predicate).rejects(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, retryable));
	}

	@Test
	void isFalseForForeignException() {
		assertThat(this.predicate).rejects(new RuntimeException(new IllegalStateException()));
	}

	@Test
	void isFalseForNull() {
		assertThat(this.predicate.test(null)).isFalse();
	}

	@Test
	void canBeCreatedByItsClassName() throws ReflectiveOperationException {
		Class<?> type = Class.forName("com.paykka.errors.RetryableErrorPredicate");
		assertThat(type.getConstructor().newInstance()).isInstanceOf(Predicate.class);
	}

}
