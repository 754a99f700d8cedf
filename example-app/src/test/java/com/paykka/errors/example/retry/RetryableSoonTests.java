package com.paykka.errors.example.retry;

import java.time.Duration;

import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.Test;

import static com.paykka.errors.PaykkaErrorCode.TOO_MANY_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RetryableSoon}.
 */
class RetryableSoonTests {

	private final RetryableSoon retryable = new RetryableSoon();

	@Test
	void waitsHalfASecondWhereTheGatewayNamesNoTime() {
		assertThat(RetryableSoon.waitAfter(new PaykkaException(TOO_MANY_REQUESTS))).hasMillis(500);
	}

	@Test
	void findsTheTimeInTheChainOfCauses() {
		PaykkaException cause = new PaykkaException(TOO_MANY_REQUESTS).retryAfter(Duration.ofSeconds(3));
		assertThat(RetryableSoon.waitAfter(new IllegalStateException(cause))).hasSeconds(3);
	}

	@Test
	void longestWaitIsRetried() {
		assertThat(this.retryable.test(new PaykkaException(TOO_MANY_REQUESTS).retryAfter(Duration.ofSeconds(5))))
			.isTrue();
	}

	@Test
	void longerWaitIsNotRetried() {
		assertThat(this.retryable.test(new PaykkaException(TOO_MANY_REQUESTS).retryAfter(Duration.ofMillis(5001))))
			.isFalse();
	}

	@Test
	void failureWithoutACodeIsNotRetried() {
		assertThat(this.retryable.test(new IllegalStateException())).isFalse();
	}

}
