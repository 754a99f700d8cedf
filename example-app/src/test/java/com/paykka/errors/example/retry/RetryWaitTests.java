package com.paykka.errors.example.retry;

import java.time.Duration;

import com.paykka.errors.PaykkaException;
import org.junit.jupiter.api.Test;

import static com.paykka.errors.PaykkaErrorCode.TOO_MANY_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RetryWait}.
 */
class RetryWaitTests {

	@Test
	void isHalfASecondWhereTheGatewayNamesNoTime() {
		assertThat(RetryWait.after(new PaykkaException(TOO_MANY_REQUESTS))).hasMillis(500);
	}

	@Test
	void isFoundInTheChainOfCauses() {
		PaykkaException cause = new PaykkaException(TOO_MANY_REQUESTS).retryAfter(Duration.ofSeconds(3));
		assertThat(RetryWait.after(new IllegalStateException(cause))).hasSeconds(3);
	}

}
