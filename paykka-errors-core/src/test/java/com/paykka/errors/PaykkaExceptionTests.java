package com.paykka.errors;

import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link PaykkaException}.
 */
class PaykkaExceptionTests {

	private final PaykkaException exception = new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED);

	@Test
	void carriesItsCode() {
		assertThat(this.exception.getErrorCode()).isEqualTo(PaykkaErrorCode.ORDER_EXPIRED);
	}

	@Test
	void hasNoArgumentsByDefault() {
		assertThat(this.exception.getArguments()).isEmpty();
	}

	@Test
	void treatsNullArrayAsNoArguments() {
		assertThat(new PaykkaException(PaykkaErrorCode.ORDER_EXPIRED, (Object[]) null).getArguments()).isEmpty();
	}

	@Test
	void carriesItsArguments() {
		assertThat(statusChange("order 42", null, 3).getArguments()).containsExactly("order 42", null, 3);
	}

	@Test
	void keepsItsArgumentsWhenTheGivenArrayChanges() {
		Object[] arguments = { "order 42" };
		PaykkaException exception = statusChange(arguments);
		arguments[0] = "order 43";
		assertThat(exception.getArguments()).containsExactly("order 42");
	}

	@Test
	void keepsItsArgumentsWhenTheReturnedArrayChanges() {
		PaykkaException exception = statusChange("order 42");
		exception.getArguments()[0] = "order 43";
		assertThat(exception.getArguments()).containsExactly("order 42");
	}

	@Test
	void hasNoCauseByDefault() {
		assertThat(this.exception).hasNoCause();
	}

	@Test
	void treatsThrowableAfterTheCodeAsItsCause() {
		Exception cause = new IOException();
		assertThat(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, cause).getCause()).isSameAs(cause);
	}

	@Test
	void doesNotTreatItsCauseAsAnArgument() {
		assertThat(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, new IOException()).getArguments()).isEmpty();
	}

	@Test
	void carriesArgumentsAfterTheCause() {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED,
				new IOException(), "order 42", "PAID");
		assertThat(exception.getArguments()).containsExactly("order 42", "PAID");
	}

	@Nested
	class Cause {

		private final Exception first = new IOException("first");

		private final Error last = new AssertionError("last");

		@Test
		void isTheLastArgument() {
			PaykkaException exception = statusChange("order 42", "PAID", "CLOSED", this.last);
			assertThat(exception).hasCause(this.last).hasNoSuppressedExceptions();
			assertThat(exception.getArguments()).containsExactly("order 42", "PAID", "CLOSED");
		}

		@Test
		void isTheLastArgumentWithoutStackTrace() {
			PaykkaException exception = PaykkaException.withoutStackTrace(PaykkaErrorCode.ISSUER_DECLINED, "order 42",
					this.last);
			assertThat(exception).hasCause(this.last).hasNoSuppressedExceptions();
			assertThat(exception.getArguments()).containsExactly("order 42");
			assertThat(exception.getStackTrace()).isEmpty();
		}

		@Test
		void isTheOnlyArgumentWithoutStackTrace() {
			PaykkaException exception = PaykkaException.withoutStackTrace(PaykkaErrorCode.ISSUER_DECLINED, this.last);
			assertThat(exception).hasCause(this.last);
			assertThat(exception.getArguments()).isEmpty();
		}

		@Test
		void isTheLastOfTwo() {
			PaykkaException exception = new PaykkaException(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED, this.first,
					"order 42", this.last);
			assertThat(exception).hasCause(this.last).hasSuppressedException(this.first);
			assertThat(exception.getArguments()).containsExactly("order 42");
		}

		@Test
		void isTheLastOfTwoWithoutOthers() {
			PaykkaException exception = new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, this.first, this.last);
			assertThat(exception).hasCause(this.last).hasSuppressedException(this.first);
			assertThat(exception.getArguments()).isEmpty();
		}

		@Test
		void isNotSuppressedIfItIsGivenTwice() {
			PaykkaException exception = new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, this.first, "a", this.first);
			assertThat(exception).hasCause(this.first).hasNoSuppressedExceptions();
			assertThat(exception.getArguments()).containsExactly("a");
		}

		@Test
		void isNotAThrowableBeforeTheLastArgument() {
			PaykkaException exception = new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, "a", this.last, "b");
			assertThat(exception).hasNoCause();
			assertThat(exception.getArguments()).containsExactly("a", this.last, "b");
			PaykkaException caused = new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, this.first, this.last, "b");
			assertThat(caused).hasCause(this.first).hasNoSuppressedExceptions();
			assertThat(caused.getArguments()).containsExactly(this.last, "b");
		}

		@Test
		void mayBeNull() {
			PaykkaException exception = new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, (Throwable) null, "a");
			assertThat(exception).hasNoCause();
			assertThat(exception.getArguments()).containsExactly("a");
			assertThat(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, (Throwable) null, this.last))
				.hasCause(this.last)
				.hasNoSuppressedExceptions();
		}

		@Test
		void doesNotDependOnWhatASubclassReturns() {
			PaykkaException exception = new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, this.first, "a") {

				private final List<Throwable> causes = List.of(Cause.this.last);

				@Override
				public synchronized Throwable getCause() {
					return this.causes.get(0);
				}

			};
			assertThat(exception.getArguments()).containsExactly("a");
			assertThat(exception).hasNoSuppressedExceptions();
		}

	}

	@ParameterizedTest
	@MethodSource
	void refusesSuccess(ThrowingCallable creation) {
		assertThatIllegalArgumentException().isThrownBy(creation).withMessageContaining("SUCCESS");
	}

	static Stream<ThrowingCallable> refusesSuccess() {
		return creations(PaykkaErrorCode.SUCCESS);
	}

	@ParameterizedTest
	@MethodSource
	void refusesNullAsCodeAndSaysSo(ThrowingCallable creation) {
		assertThatNullPointerException().isThrownBy(creation).withMessageContaining("PaykkaErrorCode");
	}

	static Stream<ThrowingCallable> refusesNullAsCodeAndSaysSo() {
		return creations(null);
	}

	// Whether PaykkaException.getMessage takes the line that the code has ready cannot be
	// seen: without arguments it would put the same together. It is there to save time.
	@Test
	void hasMessageOfCodeAndNameAndText() {
		assertThat(this.exception).hasMessage("4018 ORDER_EXPIRED: This order has expired");
	}

	@Test
	void hasMessageWithItsArguments() {
		assertThat(statusChange("order 42", "PAID", "CLOSED")).hasMessage(
				"4011 ORDER_STATUS_CHANGE_NOT_ALLOWED: This order's current status does not allow modification, "
						+ "order 42 from PAID to CLOSED");
	}

	@Test
	void hasMessageWithMaskedCardNumbers() {
		assertThat(statusChange("4111 1111 1111 1111").getMessage()).contains("**** **** **** 1111")
			.doesNotContain("4111");
	}

	@Test
	void hasMessageWithoutItsCauses() {
		assertThat(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, new IOException("10.0.0.1 refused")))
			.hasMessage("6000 NETWORK_ERROR: Network error");
	}

	@Test
	void hasMessageEvenIfItIsItsOwnArgument() {
		List<Object> arguments = new ArrayList<>();
		PaykkaException exception = statusChange(arguments, "PAID", "CLOSED");
		arguments.add(exception);
		assertThat(exception.getMessage()).startsWith("4011 ORDER_STATUS_CHANGE_NOT_ALLOWED: ");
	}

	@Test
	void isRetryableIfItsCodeIs() {
		assertThat(new PaykkaException(PaykkaErrorCode.TOO_MANY_REQUESTS).isRetryable()).isTrue();
	}

	@Test
	void isNotRetryableIfItsCodeIsNot() {
		assertThat(this.exception.isRetryable()).isFalse();
	}

	@Test
	void originatesFromTheApplication() {
		assertThat(this.exception.getOrigin()).isEqualTo(PaykkaException.Origin.APPLICATION);
	}

	@Test
	void hasNoUpstreamCodeIfTheApplicationThrowsIt() {
		assertThat(this.exception.getUpstreamCode()).isNull();
	}

	@Test
	void hasNoUpstreamMessageIfTheApplicationThrowsIt() {
		assertThat(this.exception.getUpstreamMessage()).isNull();
	}

	@Test
	void hasNoUpstreamStatusIfTheApplicationThrowsIt() {
		assertThat(this.exception.getUpstreamStatus()).isNull();
	}

	@Test
	void hasGettersOfJavaBean() throws IntrospectionException {
		assertThat(Introspector.getBeanInfo(PaykkaException.class, RuntimeException.class).getPropertyDescriptors())
			.extracting(PropertyDescriptor::getName)
			.containsExactlyInAnyOrder("arguments", "errorCode", "message", "origin", "properties", "retryAfter",
					"retryable", "upstreamCode", "upstreamMessage", "upstreamOrderId", "upstreamRequest",
					"upstreamState", "upstreamStatus", "upstreamTransId");
	}

	@Test
	void canBeThrownAtTheEndOfItsSetters() {
		assertThatExceptionOfType(PaykkaException.class).isThrownBy(() -> {
			throw this.exception.with("orderId", 42).retryAfter(Duration.ofSeconds(5));
		}).isSameAs(this.exception);
	}

	@Test
	void keepsTheStackTraceByDefault() {
		assertThat(this.exception.getStackTrace()).isNotEmpty();
	}

	@Nested
	class RetryAfter {

		@Test
		void isNullByDefault() {
			assertThat(PaykkaExceptionTests.this.exception.getRetryAfter()).isNull();
		}

		@Test
		void isTheTimeThatWasSet() {
			assertThat(PaykkaExceptionTests.this.exception.retryAfter(Duration.ofSeconds(5)).getRetryAfter())
				.isEqualTo(Duration.ofSeconds(5));
		}

		@Test
		void canBeZero() {
			assertThat(PaykkaExceptionTests.this.exception.retryAfter(Duration.ZERO).getRetryAfter()).isZero();
		}

		@Test
		void canBeResetByNull() {
			assertThat(PaykkaExceptionTests.this.exception.retryAfter(Duration.ofSeconds(5))
				.retryAfter(null)
				.getRetryAfter()).isNull();
		}

		@Test
		void mustNotBeNegative() {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> PaykkaExceptionTests.this.exception.retryAfter(Duration.ofSeconds(-1)))
				.withMessageContaining("PT-1S");
		}

	}

	@Nested
	class Properties {

		@Test
		void areEmptyByDefault() {
			assertThat(PaykkaExceptionTests.this.exception.getProperties()).isEmpty();
		}

		@Test
		void keepTheOrderInWhichTheyWereAdded() {
			PaykkaExceptionTests.this.exception.with("zeta", 1).with("alpha", null).with("mid", "3");
			assertThat(PaykkaExceptionTests.this.exception.getProperties()).containsExactly(entry("zeta", 1),
					entry("alpha", null), entry("mid", "3"));
		}

		@Test
		void takeTheLastValueOfOneName() {
			PaykkaExceptionTests.this.exception.with("orderId", 42).with("orderId", 43);
			assertThat(PaykkaExceptionTests.this.exception.getProperties()).containsExactly(entry("orderId", 43));
		}

		@Test
		void cannotBeChangedFromOutside() {
			Map<String, Object> properties = PaykkaExceptionTests.this.exception.getProperties();
			assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(() -> properties.put("orderId", 42));
		}

		@ParameterizedTest
		@ValueSource(strings = { "type", "title", "status", "detail", "instance", "code", "name", "category",
				"retryable", "advice", "errors", "retryAfter", "upstreamCode", "more", "traceId" })
		void haveNoReservedName(String name) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> PaykkaExceptionTests.this.exception.with(name, "value"))
				.withMessageContaining("'" + name + "'");
		}

		@ParameterizedTest
		@ValueSource(strings = { "", " ", "\t" })
		void haveNoBlankName(String name) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> PaykkaExceptionTests.this.exception.with(name, "value"))
				.withMessageContaining("blank");
		}

		@Test
		void haveNoNullName() {
			assertThatNullPointerException().isThrownBy(() -> PaykkaExceptionTests.this.exception.with(null, "value"))
				.withMessageContaining("name");
		}

	}

	@Nested
	class WithoutStackTrace {

		private final PaykkaException exception = PaykkaException.withoutStackTrace(PaykkaErrorCode.ISSUER_DECLINED,
				"order 42");

		@Test
		void recordsNoStackTrace() {
			assertThat(this.exception.getStackTrace()).isEmpty();
		}

		@Test
		void carriesItsCode() {
			assertThat(this.exception.getErrorCode()).isEqualTo(PaykkaErrorCode.ISSUER_DECLINED);
		}

		@Test
		void carriesItsArguments() {
			assertThat(this.exception.getArguments()).containsExactly("order 42");
		}

		@Test
		void originatesFromTheApplication() {
			assertThat(this.exception.getOrigin()).isEqualTo(PaykkaException.Origin.APPLICATION);
		}

		@Test
		void keepsSuppressedExceptions() {
			this.exception.addSuppressed(new IOException());
			assertThat(this.exception.getSuppressed()).hasSize(1);
		}

	}

	@Nested
	@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
	class Find {

		@Test
		void findsTheExceptionItself() {
			assertThat(PaykkaException.find(PaykkaExceptionTests.this.exception))
				.isSameAs(PaykkaExceptionTests.this.exception);
		}

		@Test
		void findsCause() {
			Exception wrapper = new RuntimeException(new IOException(PaykkaExceptionTests.this.exception));
			assertThat(PaykkaException.find(wrapper)).isSameAs(PaykkaExceptionTests.this.exception);
		}

		@Test
		void findsTheNearestOfSeveral() {
			PaykkaException nearest = new PaykkaException(PaykkaErrorCode.NETWORK_ERROR,
					PaykkaExceptionTests.this.exception);
			assertThat(PaykkaException.find(new RuntimeException(nearest))).isSameAs(nearest);
		}

		@Test
		void findsNoneAmongForeignExceptions() {
			assertThat(PaykkaException.find(new RuntimeException(new IOException()))).isNull();
		}

		@Test
		void findsNoneInNull() {
			assertThat(PaykkaException.find(null)).isNull();
		}

		@ParameterizedTest
		@ValueSource(ints = { 1, 2, 3, 4, 7 })
		void survivesCircleOfCauses(int length) {
			assertThat(PaykkaException.find(circle(length))).isNull();
		}

		@ParameterizedTest
		@ValueSource(ints = { 1, 2, 3, 4, 7 })
		void survivesCircleOfCausesAfterChain(int length) {
			Throwable chain = chain(5, circle(length));
			assertThat(PaykkaException.find(chain)).isNull();
		}

		@ParameterizedTest
		@ValueSource(ints = { 1, 2, 3, 4, 7 })
		void findsTheLastInCircleOfCauses(int length) {
			Throwable start = new RuntimeException("start");
			PaykkaException last = new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, start);
			start.initCause(chain(length, last));
			assertThat(PaykkaException.find(start)).isSameAs(last);
		}

		@Test
		void survivesExceptionThatIsItsOwnCause() {
			Throwable ownCause = new RuntimeException() {

				@Override
				public synchronized Throwable getCause() {
					return this;
				}

			};
			assertThat(PaykkaException.find(ownCause)).isNull();
		}

		@Test
		void findsTheHundredthLinkButNoFurther() {
			PaykkaException end = PaykkaExceptionTests.this.exception;
			assertThat(PaykkaException.find(chain(99, end))).isSameAs(end);
			assertThat(PaykkaException.find(chain(100, end))).isNull();
			assertThat(PaykkaException.find(chain(200_000, end))).isNull();
		}

		@Test
		void survivesCausesThatNeverEnd() {
			assertThat(PaykkaException.find(new Endless())).isNull();
			assertThat(PaykkaException.find(new RuntimeException(new Endless()))).isNull();
		}

		@ParameterizedTest
		@MethodSource
		void survivesACauseThatThrows(Throwable thrown) {
			assertThat(PaykkaException.find(new Broken(thrown))).isNull();
			assertThat(PaykkaException.find(new RuntimeException(new Broken(thrown)))).isNull();
			PaykkaException above = new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, new Broken(thrown));
			assertThat(PaykkaException.find(new RuntimeException(above))).isSameAs(above);
		}

		static Stream<Throwable> survivesACauseThatThrows() {
			return Stream.of(new IllegalStateException(), new NoClassDefFoundError(), new AssertionError(),
					new IOException("thrown without being declared"));
		}

		@Test
		void passesOnAFailureOfTheVirtualMachine() {
			OutOfMemoryError error = new OutOfMemoryError();
			assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> PaykkaException.find(new Broken(error)))
				.isSameAs(error);
		}

		@Test
		void findsNoneBeneathAnError() {
			PaykkaException beneath = PaykkaExceptionTests.this.exception;
			assertThat(PaykkaException.find(new AssertionError(beneath))).isNull();
			assertThat(PaykkaException.find(new RuntimeException(new NoClassDefFoundError().initCause(beneath))))
				.isNull();
			PaykkaException above = new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, new AssertionError(beneath));
			assertThat(PaykkaException.find(new RuntimeException(above))).isSameAs(above);
		}

		@Test
		void looksAtNoSuppressedException() {
			Exception suppressing = new IOException();
			suppressing.addSuppressed(PaykkaExceptionTests.this.exception);
			assertThat(PaykkaException.find(suppressing)).isNull();
		}

		@Test
		void asksATranslatorForEachLinkBetweenItsOwnCodeAndTheAnnotation() {
			List<Throwable> asked = new ArrayList<>();
			PaykkaException translated = new PaykkaException(PaykkaErrorCode.NETWORK_ERROR);
			IOException translatable = new IOException(PaykkaExceptionTests.this.exception);
			Throwable start = new RuntimeException(translatable);
			assertThat(PaykkaException.find(start, (link) -> {
				asked.add(link);
				return (link == translatable) ? translated : null;
			})).isSameAs(translated);
			assertThat(asked).containsExactly(start, translatable);
			assertThat(PaykkaException.find(new PaykkaCodeTests.OrderGoneException(), (link) -> translated))
				.isSameAs(translated);
			assertThat(PaykkaException.find(PaykkaExceptionTests.this.exception, (link) -> translated))
				.isSameAs(PaykkaExceptionTests.this.exception);
		}

		@Test
		void asksNoTranslatorBeneathAnError() {
			List<Throwable> asked = new ArrayList<>();
			Error error = new AssertionError(new IOException());
			assertThat(PaykkaException.find(error, (link) -> {
				asked.add(link);
				return null;
			})).isNull();
			assertThat(asked).containsExactly(error);
		}

		private static Throwable circle(int length) {
			Throwable start = new RuntimeException("start");
			return start.initCause(chain(length, start));
		}

		private static Throwable chain(int length, Throwable end) {
			Throwable start = end;
			for (int i = 0; i < length; i++) {
				// Without a stack trace, which would cost more than everything tested
				// here
				start = new RuntimeException("link", start, true, false) {
				};
			}
			return start;
		}

	}

	@Nested
	class Serialization {

		@Test
		void keepsCode() throws Exception {
			assertThat(copy(PaykkaExceptionTests.this.exception).getErrorCode())
				.isEqualTo(PaykkaErrorCode.ORDER_EXPIRED);
		}

		@Test
		void keepsOrigin() throws Exception {
			assertThat(copy(PaykkaExceptionTests.this.exception).getOrigin())
				.isEqualTo(PaykkaException.Origin.APPLICATION);
		}

		@Test
		void keepsOriginOfResponse() throws Exception {
			assertThat(copy(decoded()).getOrigin()).isEqualTo(PaykkaException.Origin.GATEWAY);
		}

		@Test
		void keepsUpstreamCode() throws Exception {
			assertThat(copy(decoded()).getUpstreamCode()).isEqualTo("2099");
		}

		@Test
		void keepsUpstreamMessage() throws Exception {
			assertThat(copy(decoded()).getUpstreamMessage()).isEqualTo("Invalid Card");
		}

		@Test
		void keepsUpstreamTransIdAndOrderId() throws Exception {
			assertThat(copy(decoded())).returns("T1", PaykkaException::getUpstreamTransId)
				.returns("GW1", PaykkaException::getUpstreamOrderId);
		}

		@Test
		void keepsUpstreamStateAndRequest() throws Exception {
			PaykkaException failure = GatewayResponse
				.of(PaykkaRequestKind.PAYMENT, 402, Map.of("ret_code", "2099", "status", "FAILURE"), null,
						"POST /v3/pay")
				.toException();
			assertThat(copy(failure)).returns("FAILURE", PaykkaException::getUpstreamState)
				.returns("POST /v3/pay", PaykkaException::getUpstreamRequest);
		}

		@Test
		void keepsUpstreamStatus() throws Exception {
			assertThat(copy(decoded()).getUpstreamStatus()).isEqualTo(402);
		}

		private static PaykkaException decoded() {
			return GatewayResponse
				.of(402, Map.of("ret_code", "2099", "ret_msg", "Invalid Card", "trans_id", "T1", "order_id", "GW1"),
						null)
				.toException();
		}

		@Test
		void keepsRetryAfter() throws Exception {
			PaykkaExceptionTests.this.exception.retryAfter(Duration.ofSeconds(5));
			assertThat(copy(PaykkaExceptionTests.this.exception).getRetryAfter()).isEqualTo(Duration.ofSeconds(5));
		}

		@Test
		void keepsCause() throws Exception {
			assertThat(copy(new PaykkaException(PaykkaErrorCode.NETWORK_ERROR, new IOException("refused"))))
				.hasCauseInstanceOf(IOException.class);
		}

		@Test
		void keepsStackTrace() throws Exception {
			assertThat(copy(PaykkaExceptionTests.this.exception).getStackTrace())
				.isEqualTo(PaykkaExceptionTests.this.exception.getStackTrace());
		}

		@Test
		void keepsMessage() throws Exception {
			PaykkaException exception = statusChange(new NotSerializable(), null, 3);
			assertThat(copy(exception)).hasMessage(exception.getMessage());
		}

		@Test
		void writesArgumentsAsTheirText() throws Exception {
			assertThat(copy(statusChange(new NotSerializable(), null, 3)).getArguments()).containsExactly("text",
					"null", "3");
		}

		@Test
		void writesPropertiesThatNeedNotBeSerializableAsTheirText() throws Exception {
			PaykkaExceptionTests.this.exception.with("terminal", new NotSerializable());
			assertThat(copy(PaykkaExceptionTests.this.exception).getProperties())
				.containsExactly(entry("terminal", "text"));
		}

		@Test
		void keepsPlainProperties() throws Exception {
			PaykkaExceptionTests.this.exception.with("text", "a")
				.with("flag", true)
				.with("int", 1)
				.with("long", 2L)
				.with("null", null);
			assertThat(copy(PaykkaExceptionTests.this.exception).getProperties()).containsExactly(entry("text", "a"),
					entry("flag", true), entry("int", 1), entry("long", 2L), entry("null", null));
		}

		@Test
		void leavesPropertiesOpenForMore() throws Exception {
			assertThat(copy(PaykkaExceptionTests.this.exception).with("orderId", 42).getProperties())
				.containsExactly(entry("orderId", 42));
		}

		private static PaykkaException copy(PaykkaException exception) throws IOException, ClassNotFoundException {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
				out.writeObject(exception);
			}
			try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
				return (PaykkaException) in.readObject();
			}
		}

	}

	/**
	 * Has a new cause each time it is asked.
	 */
	private static final class Endless extends RuntimeException {

		Endless() {
			super(null, null, true, false);
		}

		@Override
		public synchronized Throwable getCause() {
			return new Endless();
		}

	}

	private static final class Broken extends RuntimeException {

		private final transient Throwable thrown;

		Broken(Throwable thrown) {
			this.thrown = thrown;
		}

		@Override
		public synchronized Throwable getCause() {
			throw Broken.<RuntimeException>unchecked(this.thrown);
		}

		@SuppressWarnings("unchecked")
		private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
			throw (T) thrown;
		}

	}

	private static PaykkaException statusChange(Object... arguments) {
		return new PaykkaException(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED, arguments);
	}

	private static Stream<ThrowingCallable> creations(PaykkaErrorCode errorCode) {
		return Stream.of(() -> new PaykkaException(errorCode), () -> new PaykkaException(errorCode, "order 42"),
				() -> new PaykkaException(errorCode, new IOException()),
				() -> PaykkaException.withoutStackTrace(errorCode));
	}

	private static final class NotSerializable {

		@Override
		public String toString() {
			return "text";
		}

	}

	@Test
	void messageIsOneLineWhateverTheArguments() {
		PaykkaException exception = new PaykkaException(PaykkaErrorCode.ORDER_STATUS_CHANGE_NOT_ALLOWED,
				"a\r\nERROR forged", "\u001b[31m", "x".repeat(100_000));
		assertThat(exception.getMessage()).contains("a ERROR forged from [31m to xxx")
			.doesNotContain("\r", "\n", "\u001b")
			.hasSizeLessThan(5000);
	}

}
