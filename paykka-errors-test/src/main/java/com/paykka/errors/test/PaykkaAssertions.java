package com.paykka.errors.test;

import java.util.Map;

import com.paykka.errors.PaykkaException;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/**
 * Entry points of the assertions for AssertJ:
 *
 * <pre class="code">
 * assertThatProblem(mvc.get().uri("/orders/42")).hasCode(ORDER_EXPIRED).hasStatus(410).isNotRetryable();
 * </pre>
 *
 * @since 1.0.0
 */
public final class PaykkaAssertions {

	private PaykkaAssertions() {
	}

	/**
	 * Assert that a response is a problem with a PayKKa code.
	 * @param response a request or a result of {@code MockMvcTester}, {@code MockMvc},
	 * {@code RestTestClient} or {@code WebTestClient} whose body has not been read; a
	 * {@code ResponseEntity} or a {@code java.net.http.HttpResponse} whose body is text,
	 * bytes or a map; a {@code RestClientResponseException}; or the JSON alone, as text
	 * or bytes, without status and headers
	 * @return the assertions on that problem
	 * @throws IllegalArgumentException if it is none of these
	 * @throws AssertionError if it is not a problem with a code
	 */
	public static PaykkaProblemAssert assertThatProblem(Object response) {
		ReceivedResponse received = ReceivedResponse.of(response);
		Map<String, @Nullable Object> members = received.members();
		String contentType = received.header("Content-Type");
		if (members == null || !(members.get("code") instanceof String)
				|| (contentType != null && !contentType.startsWith("application/problem+json"))) {
			throw new AssertionError("Expecting a problem with a PayKKa code but was: " + received);
		}
		return new PaykkaProblemAssert(members, received);
	}

	/**
	 * Assert that an exception is a {@link PaykkaException}, or was caused by one.
	 * @param thrown the exception
	 * @return the assertions on the {@code PaykkaException}
	 * @throws AssertionError if there is none in the chain of causes
	 */
	public static PaykkaExceptionAssert assertThatPaykkaException(@Nullable Throwable thrown) {
		PaykkaException found = PaykkaException.find(thrown);
		if (found == null) {
			throw new AssertionError(
					(thrown != null) ? "Expecting a PaykkaException in the chain of causes but was: " + thrown
							: "Expecting a PaykkaException but nothing was thrown",
					thrown);
		}
		return new PaykkaExceptionAssert(found);
	}

	/**
	 * Assert that code throws a {@link PaykkaException}, or an exception that one caused.
	 * @param code the code that should throw
	 * @return the assertions on the {@code PaykkaException}
	 * @throws AssertionError if it throws nothing, or something else
	 */
	public static PaykkaExceptionAssert assertThatPaykkaExceptionThrownBy(ThrowingCallable code) {
		return assertThatPaykkaException(Assertions.catchThrowable(code));
	}

}
