package com.paykka.errors.test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.PaykkaErrorCode.Category;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a problem that the starter has sent. The value under test is the map of
 * its members.
 *
 * @since 1.0.0
 */
public final class PaykkaProblemAssert extends AbstractAssert<PaykkaProblemAssert, Map<String, @Nullable Object>> {

	private static final List<String> PLACES = List.of("pointer", "parameter", "header", "cookie", "path", "matrix",
			"part");

	private final ReceivedResponse response;

	PaykkaProblemAssert(Map<String, @Nullable Object> members, ReceivedResponse response) {
		super(members, PaykkaProblemAssert.class);
		this.response = response;
	}

	/**
	 * Verify the code.
	 * @param code the expected code
	 * @return this assertion
	 */
	public PaykkaProblemAssert hasCode(PaykkaErrorCode code) {
		return isEqual("code", name(this.actual.get("code")), name(code.getCode()));
	}

	/**
	 * Verify the HTTP status and the member {@code status}.
	 * @param status the expected status
	 * @return this assertion
	 */
	public PaykkaProblemAssert hasStatus(int status) {
		if (this.response.status() != null) {
			isEqual("HTTP status", this.response.status(), status);
		}
		return hasMember("status", status);
	}

	/**
	 * Verify the title.
	 * @param title the expected title
	 * @return this assertion
	 */
	public PaykkaProblemAssert hasTitle(String title) {
		return hasMember("title", title);
	}

	/**
	 * Verify the detail.
	 * @param detail the expected detail
	 * @return this assertion
	 */
	public PaykkaProblemAssert hasDetail(String detail) {
		return hasMember("detail", detail);
	}

	/**
	 * Verify the path for which the problem was sent.
	 * @param instance the expected path
	 * @return this assertion
	 */
	public PaykkaProblemAssert hasInstance(String instance) {
		return hasMember("instance", instance);
	}

	/**
	 * Verify the category.
	 * @param category the expected category
	 * @return this assertion
	 */
	public PaykkaProblemAssert hasCategory(Category category) {
		return hasMember("category", category.name());
	}

	/**
	 * Verify the advice.
	 * @param advice the expected advice
	 * @return this assertion
	 */
	public PaykkaProblemAssert hasAdvice(Advice advice) {
		return hasMember("advice", advice.name());
	}

	/**
	 * Verify that the same request may be sent again.
	 * @return this assertion
	 */
	public PaykkaProblemAssert isRetryable() {
		return hasMember("retryable", true);
	}

	/**
	 * Verify that the same request must not be sent again.
	 * @return this assertion
	 */
	public PaykkaProblemAssert isNotRetryable() {
		return hasMember("retryable", false);
	}

	/**
	 * Verify the time to wait, in the header {@code Retry-After} and the member
	 * {@code retryAfter}.
	 * @param wait the expected time, of whole seconds
	 * @return this assertion
	 */
	public PaykkaProblemAssert hasRetryAfter(Duration wait) {
		if (this.response.headers() != null) {
			hasHeader("Retry-After", Long.toString(wait.toSeconds()));
		}
		return hasMember("retryAfter", wait.toSeconds());
	}

	/**
	 * Verify that the problem has no time to wait.
	 * @return this assertion
	 */
	public PaykkaProblemAssert hasNoRetryAfter() {
		return isEqual("header Retry-After", this.response.header("Retry-After"), null).doesNotHaveMember("retryAfter");
	}

	/**
	 * Verify the gateway's own code.
	 * @param code the expected code
	 * @return this assertion
	 */
	public PaykkaProblemAssert hasUpstreamCode(String code) {
		return hasMember("upstreamCode", code);
	}

	/**
	 * Verify that {@code errors} names an invalid value.
	 * @param place the place: a pointer such as {@code #/items/0/price}, or the name of a
	 * parameter, header, cookie, path variable or part
	 * @param code the expected code of the value
	 * @return this assertion
	 */
	public PaykkaProblemAssert hasInvalidValue(String place, PaykkaErrorCode code) {
		if (errors().noneMatch((error) -> isAt(error, place) && code.getCode().equals(error.get("code")))) {
			throw failure("Expecting %s at <%s> in errors but was:%n  %s%nof the problem%n  %s", name(code.getCode()),
					place, this.actual.get("errors"), this.response);
		}
		return this;
	}

	/**
	 * Verify that {@code errors} names exactly these places, each as often as given.
	 * @param places the expected places, in any order
	 * @return this assertion
	 */
	public PaykkaProblemAssert hasInvalidValuesOnlyAt(String... places) {
		List<String> found = errors()
			.flatMap((error) -> PLACES.stream().filter(error::containsKey).limit(1).map(error::get))
			.map(String::valueOf)
			.sorted()
			.toList();
		return isEqual("places of invalid values", found, Stream.of(places).sorted().toList());
	}

	/**
	 * Verify a member, such as one that was added by {@code PaykkaException.with}.
	 * @param name the name
	 * @param value the expected value; numbers are compared by value
	 * @return this assertion
	 */
	public PaykkaProblemAssert hasMember(String name, @Nullable Object value) {
		if (!this.actual.containsKey(name)) {
			throw failure("Expecting the member %s, <%s>, in the problem%n  %s", name, value, this.response);
		}
		return isEqual("member " + name, comparable(this.actual.get(name)), comparable(value));
	}

	/**
	 * Verify that a member is missing.
	 * @param name the name
	 * @return this assertion
	 */
	public PaykkaProblemAssert doesNotHaveMember(String name) {
		if (this.actual.containsKey(name)) {
			throw failure("Expecting no member %s in the problem%n  %s", name, this.response);
		}
		return this;
	}

	/**
	 * Verify a header.
	 * @param name the name
	 * @param value the expected value
	 * @return this assertion
	 */
	public PaykkaProblemAssert hasHeader(String name, String value) {
		if (this.response.headers() == null) {
			throw failure("Expecting the header %s, but only the body is known:%n  %s", name, this.response);
		}
		return isEqual("header " + name, this.response.header(name), value);
	}

	/**
	 * Verify that the body, as it was sent, contains none of some texts, such as a card
	 * number or the message of a cause.
	 * @param secrets the texts
	 * @return this assertion
	 */
	public PaykkaProblemAssert showsNothingOf(String... secrets) {
		for (String secret : secrets) {
			if (this.response.text().contains(secret)) {
				throw failure("Expecting nothing of <%s> in the problem%n  %s", secret, this.response);
			}
		}
		return this;
	}

	@SuppressWarnings("unchecked")
	private Stream<Map<String, @Nullable Object>> errors() {
		return (this.actual.get("errors") instanceof List<?> errors) ? errors.stream()
			.filter((error) -> error instanceof Map)
			.map((error) -> (Map<String, @Nullable Object>) error) : Stream.empty();
	}

	private static boolean isAt(Map<String, @Nullable Object> error, String place) {
		return PLACES.stream().anyMatch((name) -> place.equals(error.get(name)));
	}

	private static String name(@Nullable Object code) {
		PaykkaErrorCode known = PaykkaErrorCode.resolve((code instanceof String text) ? text : null);
		return (known != null) ? known.getCode() + " " + known : String.valueOf(code);
	}

	private static @Nullable Object comparable(@Nullable Object value) {
		if (value instanceof Number number && !(value instanceof Double || value instanceof Float)) {
			return number.toString();
		}
		return (value instanceof Number number) ? Double.toString(number.doubleValue()) : value;
	}

	private PaykkaProblemAssert isEqual(String what, @Nullable Object found, @Nullable Object expected) {
		if (!Objects.equals(found, expected)) {
			throw failureWithActualExpected(found, expected, "Expecting %s <%s> but was <%s> in the problem%n  %s",
					what, expected, found, this.response);
		}
		return this;
	}

}
