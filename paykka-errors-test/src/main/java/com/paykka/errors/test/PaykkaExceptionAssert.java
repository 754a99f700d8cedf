package com.paykka.errors.test;

import java.time.Duration;
import java.util.Objects;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a {@link PaykkaException}.
 *
 * @since 1.0.0
 */
public final class PaykkaExceptionAssert extends AbstractThrowableAssert<PaykkaExceptionAssert, PaykkaException> {

	PaykkaExceptionAssert(PaykkaException actual) {
		super(actual, PaykkaExceptionAssert.class);
	}

	/**
	 * Verify the code.
	 * @param code the expected code
	 * @return this assertion
	 */
	public PaykkaExceptionAssert hasCode(PaykkaErrorCode code) {
		return isEqual("code", this.actual.getErrorCode(), code);
	}

	/**
	 * Verify the advice.
	 * @param advice the expected advice
	 * @return this assertion
	 */
	public PaykkaExceptionAssert hasAdvice(Advice advice) {
		return isEqual("advice", this.actual.getErrorCode().getAdvice(), advice);
	}

	/**
	 * Verify where the code comes from.
	 * @param origin the expected origin
	 * @return this assertion
	 */
	public PaykkaExceptionAssert hasOrigin(Origin origin) {
		return isEqual("origin", this.actual.getOrigin(), origin);
	}

	/**
	 * Verify the gateway's own code.
	 * @param code the expected code, {@code null} if it sent none
	 * @return this assertion
	 */
	public PaykkaExceptionAssert hasUpstreamCode(@Nullable String code) {
		return isEqual("upstream code", this.actual.getUpstreamCode(), code);
	}

	/**
	 * Verify that the same request may be sent again.
	 * @return this assertion
	 */
	public PaykkaExceptionAssert isRetryable() {
		return isEqual("retryable", this.actual.isRetryable(), true);
	}

	/**
	 * Verify that the same request must not be sent again.
	 * @return this assertion
	 */
	public PaykkaExceptionAssert isNotRetryable() {
		return isEqual("retryable", this.actual.isRetryable(), false);
	}

	/**
	 * Verify the time to wait.
	 * @param wait the expected time, {@code null} if none is known
	 * @return this assertion
	 */
	public PaykkaExceptionAssert hasRetryAfter(@Nullable Duration wait) {
		return isEqual("time to retry after", this.actual.getRetryAfter(), wait);
	}

	/**
	 * Verify a member that was added by {@code with}.
	 * @param name the name
	 * @param value the expected value
	 * @return this assertion
	 */
	public PaykkaExceptionAssert hasProperty(String name, @Nullable Object value) {
		return isEqual("property " + name, this.actual.getProperties().get(name), value);
	}

	private PaykkaExceptionAssert isEqual(String what, @Nullable Object found, @Nullable Object expected) {
		if (!Objects.equals(found, expected)) {
			throw failureWithActualExpected(found, expected, "Expecting %s <%s> but was <%s> in%n  %s", what, expected,
					found, this.actual);
		}
		return this;
	}

}
