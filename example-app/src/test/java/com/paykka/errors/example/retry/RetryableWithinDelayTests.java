package com.paykka.errors.example.retry;

import java.time.Duration;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.Test;

import static com.paykka.errors.PaykkaErrorCode.NETWORK_ERROR;
import static com.paykka.errors.PaykkaErrorCode.TOO_MANY_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RetryableWithinDelay}.
 */
class RetryableWithinDelayTests {

	@Test
	void whatTheDelayCoversIsRetried() {
		assertThat(isRetried(TOO_MANY_REQUESTS, Duration.ofSeconds(1))).isTrue();
	}

	@Test
	void whatNeedsALongerWaitIsNotRetried() {
		assertThat(isRetried(TOO_MANY_REQUESTS, Duration.ofSeconds(2))).isFalse();
	}

	@Test
	void anotherCodeIsNotRetried() {
		assertThat(isRetried(NETWORK_ERROR, Duration.ofSeconds(1))).isFalse();
	}

	private static boolean isRetried(PaykkaErrorCode code, Duration retryAfter) {
		return new RetryableWithinDelay(Duration.ofSeconds(1)).shouldRetry(Payments.class.getMethods()[0],
				new PaykkaException(code).retryAfter(retryAfter));
	}

}
