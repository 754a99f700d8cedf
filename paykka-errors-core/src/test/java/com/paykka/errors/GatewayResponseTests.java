package com.paykka.errors;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GatewayResponse}.
 */
class GatewayResponseTests {

	private static final String UNKNOWN_CODE = "2099";

	private static final String STATUS_CHANGE = "This order's current status does not allow modification, ";

	private static PaykkaErrorCode decode(int status, Map<String, ?> body) {
		return GatewayResponse.of(status, body, null).toErrorCode();
	}

	private static PaykkaException failure(int status, Map<String, ?> body) {
		return GatewayResponse.of(status, body, null).toException();
	}

	private static Map<String, ?> data(Object code) {
		return Map.of("ret_code", "000000", "ret_msg", "Success", "data",
				Map.of("error_code", code, "error_description", "Invalid Card", "status", "FAILURE", "amount", 322));
	}

	private static Map<String, ?> with(String name, Object value) {
		Map<String, Object> body = new HashMap<>(Map.of("ret_code", "000000"));
		body.put(name, value);
		return body;
	}

	private static Stream<Number> numbers(String code) {
		return Stream.of(Integer.valueOf(code), Long.valueOf(code), Float.valueOf(code), Double.valueOf(code),
				new BigInteger(code), new BigDecimal(code + ".00"), new AtomicInteger(Integer.parseInt(code)));
	}

	@Nested
	class TransactionCodes {

		@FailureTest
		void areReadFromRetCode(String code, String name) {
			assertThat(decode(400, Map.of("ret_code", code))).hasToString(name);
		}

		@FailureTest
		void areReadFromRetCodeOf200(String code, String name) {
			assertThat(decode(200, Map.of("ret_code", code))).hasToString(name);
		}

		@FailureTest
		void areReadFromErrorCodeInData(String code, String name) {
			assertThat(decode(200, data(code))).hasToString(name);
		}

		@FailureTest
		void areReadFromErrorCodeAtTheTop(String code, String name) {
			assertThat(decode(200, Map.of("error_code", code))).hasToString(name);
		}

		@FailureTest
		void areReadFromErrorCodeOfAnotherStatusThan200(String code, String name) {
			assertThat(decode(500, data(code))).hasToString(name);
		}

		@FailureTest
		void areReadFromNumbersInRetCode(String code, String name) {
			assertThat(numbers(code).map((number) -> decode(400, Map.of("ret_code", number)).name()))
				.containsOnly(name);
		}

		@FailureTest
		void areReadFromNumbersInErrorCode(String code, String name) {
			assertThat(numbers(code).map((number) -> decode(200, data(number)).name())).containsOnly(name);
		}

		@FailureTest
		void areReadFromTextThatIsNotAString(String code, String name) {
			assertThat(decode(400, Map.of("ret_code", new StringBuilder(code)))).hasToString(name);
		}

		@FailureTest
		void areReadFromNotification(String code, String name) {
			Map<String, ?> body = Map.of("notify_type", "PAYMENT.FAILURE", "error_code", code);
			assertThat(GatewayResponse.ofNotification(body).toErrorCode()).hasToString(name);
		}

		@FailureTest
		void becomeTheirException(String code, String name) {
			assertThat(failure(200, data(code)).getErrorCode()).hasToString(name);
		}

		@FailureTest
		void areKeptAsTheyWereSent(String code) {
			assertThat(failure(200, data(code)).getUpstreamCode()).isEqualTo(code);
		}

		@Test
		void mayHaveSpaceAround() {
			assertThat(decode(400, Map.of("ret_code", " 4018\n"))).isEqualTo(PaykkaErrorCode.ORDER_EXPIRED);
		}

		@Test
		void mayHaveSpaceAroundInErrorCode() {
			assertThat(decode(200, data(" 4018\n"))).isEqualTo(PaykkaErrorCode.ORDER_EXPIRED);
		}

	}

	@Nested
	class InterfaceCodes {

		@InterfaceCodeTest
		void areReadFromRetCode(String retCode, String code) {
			assertThat(decode(400, Map.of("ret_code", retCode)).getCode()).isEqualTo(code);
		}

		@InterfaceCodeTest
		void areReadFromNumbers(String retCode, String code) {
			assertThat(numbers(retCode).map((number) -> decode(400, Map.of("ret_code", number)).getCode()))
				.containsOnly(code);
		}

		@InterfaceCodeTest
		void areUnknownInErrorCode(String retCode) {
			assertThat(decode(200, Map.of("error_code", retCode))).isEqualTo(PaykkaErrorCode.UNKNOWN_ERROR);
		}

		@InterfaceCodeTest
		void areUnknownInErrorCodeWithinData(String retCode) {
			assertThat(decode(200, data(retCode))).isEqualTo(PaykkaErrorCode.UNKNOWN_ERROR);
		}

		@InterfaceCodeTest
		void areKeptAsTheyWereSent(String retCode) {
			assertThat(failure(400, Map.of("ret_code", retCode)).getUpstreamCode()).isEqualTo(retCode);
		}

		@ParameterizedTest
		@ValueSource(strings = { "206000", "206009", "210004", "210099", "999998", "100000" })
		void areNotTakenForAnotherOne(String retCode) {
			assertThat(decode(400, Map.of("ret_code", retCode))).isEqualTo(PaykkaErrorCode.UNKNOWN_ERROR);
		}

	}

	@Nested
	class Success {

		@ParameterizedTest
		@MethodSource("com.paykka.errors.GatewayResponseTests#success")
		void isARetCodeOfSuccess(Object code) {
			assertThat(failure(200, Map.of("ret_code", code))).isNull();
		}

		@ParameterizedTest
		@MethodSource("com.paykka.errors.GatewayResponseTests#absent")
		void isNotARetCodeThatSaysNothingOrHasSpaceAround(Object code) {
			assertThat(decode(200, Collections.singletonMap("ret_code", code)))
				.isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		}

		@ParameterizedTest
		@MethodSource({ "com.paykka.errors.GatewayResponseTests#absent",
				"com.paykka.errors.GatewayResponseTests#success" })
		void isNotAFailureInErrorCode(Object code) {
			assertThat(decode(200, with("error_code", code))).isNull();
		}

		@ParameterizedTest
		@MethodSource({ "com.paykka.errors.GatewayResponseTests#absent",
				"com.paykka.errors.GatewayResponseTests#success" })
		void isNotAFailureInData(Object code) {
			assertThat(decode(200, with("data", Collections.singletonMap("error_code", code)))).isNull();
		}

		@ParameterizedTest
		@MethodSource("com.paykka.errors.GatewayResponseTests#success")
		void inRetCodeLeavesTheFailureInErrorCode(Object code) {
			assertThat(decode(200, Map.of("ret_code", code, "error_code", "4018")))
				.isEqualTo(PaykkaErrorCode.ORDER_EXPIRED);
		}

		@ParameterizedTest
		@MethodSource({ "com.paykka.errors.GatewayResponseTests#absent",
				"com.paykka.errors.GatewayResponseTests#success" })
		void inErrorCodeAtTheTopLeavesTheFailureInData(Object code) {
			Map<String, Object> body = new HashMap<>(data("4018"));
			body.put("error_code", code);
			assertThat(decode(200, body)).isEqualTo(PaykkaErrorCode.ORDER_EXPIRED);
		}

		@ParameterizedTest
		@MethodSource({ "com.paykka.errors.GatewayResponseTests#absent",
				"com.paykka.errors.GatewayResponseTests#success" })
		void inBodyOfAnotherStatusLeavesTheStatus(Object code) {
			assertThat(decode(500, Collections.singletonMap("ret_code", code))).isEqualTo(PaykkaErrorCode.SYSTEM_ERROR);
		}

		@ParameterizedTest
		@ValueSource(strings = { "00", "000", "00000", "0000000", "-0", "0.0", "O000", "\uff10" })
		void isNothingElse(String code) {
			assertThat(decode(200, Map.of("ret_code", code))).isEqualTo(PaykkaErrorCode.UNKNOWN_ERROR);
		}

		@Test
		void isNotAnEmptyBody() {
			assertThat(failure(200, Map.of())).returns(PaykkaErrorCode.NETWORK_ERROR, PaykkaException::getErrorCode)
				.hasRootCauseMessage("The body is empty");
		}

		@Test
		void isNotABodyThatCannotBeRead() {
			assertThat(failure(200, null)).returns(PaykkaErrorCode.NETWORK_ERROR, PaykkaException::getErrorCode)
				.hasRootCauseMessage("The body is not a readable JSON object");
		}

		@Test
		void namesWhatKeptTheBodyFromBeingRead() {
			IOException cause = new IOException("HTML");
			assertThat(GatewayResponse.of(200, null, null).toException(cause)).hasCause(cause);
			assertThat(GatewayResponse.of(200, Map.of("ret_code", "1004"), null).toException(cause)).hasNoCause();
		}

		@Test
		void isNoContent() {
			assertThat(decode(204, Map.of())).isNull();
			assertThat(decode(204, null)).isNull();
		}

		@ParameterizedTest
		@ValueSource(strings = { "retCode", "RET_CODE", "ret-code", "code", " ret_code" })
		void isNotACodeOfAnotherName(String name) {
			assertThat(decode(200, Map.of(name, "000000"))).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		}

		@Test
		void isThePaymentWithoutErrorCode() {
			Map<String, ?> body = Map.of("ret_code", "000000", "data", Map.of("status", "SUCCESS"));
			assertThat(decode(200, body)).isNull();
		}

		@Test
		void mayListFailedEntriesWithinData() {
			List<?> entries = List.of(Map.of("error_code", "5004", "status", "FAILURE"));
			assertThat(decode(200, with("data", entries))).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
			assertThat(decode(200, with("data", Map.of("items", entries)))).isNull();
		}

	}

	@Nested
	class Precedence {

		@Test
		void retCodeIsReadBeforeErrorCode() {
			assertThat(decode(200, Map.of("ret_code", "1004", "error_code", "4018")))
				.isEqualTo(PaykkaErrorCode.PAYMENT_METHOD_NOT_SUPPORTED);
		}

		@Test
		void unknownRetCodeIsReadBeforeErrorCode() {
			assertThat(decode(200, Map.of("ret_code", UNKNOWN_CODE, "error_code", "4018")))
				.isEqualTo(PaykkaErrorCode.UNKNOWN_ERROR);
		}

		@Test
		void topIsReadBeforeData() {
			assertThat(decode(200, Map.of("error_code", "1004", "data", Map.of("error_code", "4018"))))
				.isEqualTo(PaykkaErrorCode.PAYMENT_METHOD_NOT_SUPPORTED);
		}

		@Test
		void codeIsReadBeforeTheStatus() {
			assertThat(decode(429, Map.of("ret_code", "4018"))).isEqualTo(PaykkaErrorCode.ORDER_EXPIRED);
		}

		@Test
		void textComesFromTheLevelOfItsCode() {
			Map<String, ?> body = Map.of("error_description", "top", "data",
					Map.of("error_code", "4018", "error_description", "data"));
			assertThat(failure(200, body).getUpstreamMessage()).isEqualTo("data");
		}

		@Test
		void textOfDataStaysWithItsCode() {
			Map<String, ?> body = Map.of("error_code", "1004", "data",
					Map.of("error_code", "4018", "error_description", "data"));
			assertThat(failure(200, body).getUpstreamMessage()).isNull();
		}

		@Test
		void textOfRetCodeIsRetMessage() {
			assertThat(failure(400, Map.of("ret_code", "1004", "ret_msg", "ret", "error_description", "error"))
				.getUpstreamMessage()).isEqualTo("ret");
		}

		@Test
		void textOfErrorCodeIsErrorDescription() {
			assertThat(failure(200, data("4018")).getUpstreamMessage()).isEqualTo("Invalid Card");
		}

		@Test
		void textWithoutCodeIsIgnored() {
			assertThat(failure(400, Map.of("ret_msg", "ret", "error_description", "error")).getUpstreamMessage())
				.isNull();
		}

		@Test
		void successHasNoUpstreamCode() {
			assertThat(failure(500, Map.of("ret_code", "000000")).getUpstreamCode()).isNull();
		}

	}

	@Nested
	class Unreadable {

		@ParameterizedTest
		@MethodSource("com.paykka.errors.GatewayResponseTests#unreadable")
		void retCodeIsNotUnderstood(Object code) {
			assertThat(decode(200, Map.of("ret_code", code))).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		}

		@ParameterizedTest
		@MethodSource("com.paykka.errors.GatewayResponseTests#unreadable")
		void retCodeLeavesTheStatus(Object code) {
			assertThat(decode(503, Map.of("ret_code", code))).isEqualTo(PaykkaErrorCode.SYSTEM_ERROR);
		}

		@ParameterizedTest
		@MethodSource("com.paykka.errors.GatewayResponseTests#unreadable")
		void retCodeIsNeverRetryable(Object code) {
			assertThat(decode(429, Map.of("ret_code", code))).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
			assertThat(decode(503, Map.of("ret_code", code, "error_code", "6002")))
				.isEqualTo(PaykkaErrorCode.SYSTEM_ERROR);
		}

		@Test
		void bodyIsNeverRetryable() {
			assertThat(decode(429, null)).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		}

		@ParameterizedTest
		@MethodSource("com.paykka.errors.GatewayResponseTests#unreadable")
		void errorCodeIsNotUnderstoodEvenBesideOthers(Object code) {
			assertThat(decode(200, Map.of("error_code", code, "data", Map.of("error_code", "4018"))))
				.isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		}

		@ParameterizedTest
		@MethodSource("com.paykka.errors.GatewayResponseTests#unreadable")
		void errorCodeInDataIsNotUnderstood(Object code) {
			assertThat(decode(200, data(code))).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		}

		@ParameterizedTest
		@MethodSource("com.paykka.errors.GatewayResponseTests#unreadable")
		void statusIsNotUnderstood(Object status) {
			assertThat(decode(200, with("data", Map.of("status", status)))).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		}

		@ParameterizedTest
		@MethodSource("com.paykka.errors.GatewayResponseTests#unreadable")
		void textIsIgnored(Object text) {
			assertThat(failure(400, Map.of("ret_code", "1004", "ret_msg", text)).getUpstreamMessage()).isNull();
		}

		@ParameterizedTest
		@ValueSource(strings = { "{\"error_code\":\"5004\"}", "[]", " {}", "\"{}\"", "\ufeff{}", "4018", "",
				"eyJhbGciOiJIUzI1NiJ9" })
		void dataOfStringIsNotUnderstood(String data) {
			assertThat(decode(200, with("data", data))).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		}

		@Test
		void dataOfNoKnownTypeIsNotUnderstood() {
			assertThat(decode(200, with("data", new Object()))).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		}

		@Test
		void deeperDataIsIgnored() {
			assertThat(decode(200, with("data", Map.of("data", Map.of("error_code", "4018"))))).isNull();
		}

		@ParameterizedTest
		@ValueSource(doubles = { Double.NaN, Double.POSITIVE_INFINITY, 4018.5, 1e300, -4018 })
		void numberIsUnknownCode(double code) {
			assertThat(decode(400, Map.of("ret_code", code))).isEqualTo(PaykkaErrorCode.UNKNOWN_ERROR);
		}

	}

	static Stream<Object> unreadable() {
		return Stream.of(Map.of("code", "4018"), List.of("4018"), true, false, 'c', new Object());
	}

	@Nested
	class Statuses {

		@ParameterizedTest
		@CsvSource({ "400, 6001", "401, 7000", "403, 7000", "404, 6008", "408, 6000", "504, 6000", "429, 6006" })
		void becomeTheirCode(int status, String code) {
			assertThat(decode(status, Map.of()).getCode()).isEqualTo(code);
		}

		@ParameterizedTest
		@ValueSource(ints = { 500, 501, 502, 503, 505, 599 })
		void ofServerErrorsBecomeSystemError(int status) {
			assertThat(decode(status, Map.of())).isEqualTo(PaykkaErrorCode.SYSTEM_ERROR);
		}

		@ParameterizedTest
		@ValueSource(ints = { 100, 103, 199, 300, 302, 304, 402, 405, 409, 418, 499, 600, 999, -1 })
		void ofAnyOtherKindBecomeUnknownError(int status) {
			assertThat(decode(status, Map.of())).isEqualTo(PaykkaErrorCode.UNKNOWN_ERROR);
		}

		@ParameterizedTest
		@ValueSource(ints = { 200, 201, 202, 204, 299 })
		void ofSuccessBecomeNothing(int status) {
			assertThat(decode(status, Map.of("ret_code", "000000"))).isNull();
		}

		@ParameterizedTest
		@ValueSource(ints = { 200, 302, 429, 500 })
		void areKept(int status) {
			assertThat(failure(status, Map.of("error_code", "4018")).getUpstreamStatus()).isEqualTo(status);
		}

		@Test
		void haveNoUpstreamCode() {
			assertThat(failure(503, Map.of()).getUpstreamCode()).isNull();
		}

		@Test
		void haveTheGatewayAsTheirOrigin() {
			assertThat(failure(503, Map.of()).getOrigin()).isEqualTo(PaykkaException.Origin.GATEWAY);
		}

	}

	@Nested
	class UnknownCodes {

		private final PaykkaException exception = failure(200, data(UNKNOWN_CODE));

		@Test
		void becomeUnknownError() {
			assertThat(this.exception.getErrorCode()).isEqualTo(PaykkaErrorCode.UNKNOWN_ERROR);
		}

		@Test
		void areKept() {
			assertThat(this.exception.getUpstreamCode()).isEqualTo(UNKNOWN_CODE);
		}

		@Test
		void areKeptWithoutFractionOfNumber() {
			assertThat(failure(200, data(2099.0)).getUpstreamCode()).isEqualTo(UNKNOWN_CODE);
		}

		@Test
		void keepTheirText() {
			assertThat(this.exception.getUpstreamMessage()).isEqualTo("Invalid Card");
		}

		@Test
		void doNotReachTheMessage() {
			assertThat(this.exception).hasMessage("6008 UNKNOWN_ERROR: Unknown error");
		}

		@Test
		void areNotRetryable() {
			assertThat(this.exception.isRetryable()).isFalse();
		}

		@Test
		void areMasked() {
			assertThat(failure(400, Map.of("ret_code", "4111111111111111")).getUpstreamCode())
				.isEqualTo("************1111");
		}

		@Test
		void areMaskedAsNumbers() {
			assertThat(failure(400, Map.of("ret_code", 4111111111111111d)).getUpstreamCode())
				.isEqualTo("************1111");
		}

		@Test
		void haveMaskedText() {
			assertThat(failure(400, Map.of("ret_code", UNKNOWN_CODE, "ret_msg", "card 4111 1111 1111 1111"))
				.getUpstreamMessage()).isEqualTo("card **** **** **** 1111");
		}

	}

	@Nested
	class ArgumentsOfTheMessage {

		@Test
		void areFoundInTheText() {
			assertThat(statusChange(STATUS_CHANGE + "order 42 from PAID to CLOSED").getArguments())
				.containsExactly("order 42", "PAID", "CLOSED");
		}

		@Test
		void reachTheMessage() {
			assertThat(statusChange(STATUS_CHANGE + "order 42 from PAID to CLOSED"))
				.hasMessageEndingWith(": " + STATUS_CHANGE + "order 42 from PAID to CLOSED");
		}

		@Test
		void areMasked() {
			assertThat(statusChange(STATUS_CHANGE + "4111111111111111 from PAID to CLOSED").getArguments())
				.containsExactly("************1111", "PAID", "CLOSED");
		}

		@ParameterizedTest
		@NullSource
		@ValueSource(
				strings = { "", "Order 42 can't be closed", STATUS_CHANGE, STATUS_CHANGE + "42 to PAID from CLOSED" })
		void areNoneInAnotherText(String text) {
			assertThat(statusChange(text).getArguments()).isEmpty();
		}

		@ParameterizedTest
		@NullSource
		@ValueSource(strings = { "", "<script>secret</script>", "from secret to secret" })
		void leaveTheirPlaceholdersInAnotherText(String text) {
			assertThat(statusChange(text))
				.hasMessage("4011 ORDER_STATUS_CHANGE_NOT_ALLOWED: " + STATUS_CHANGE + "{0} from {1} to {2}");
		}

		@FailureTest
		void areTheOnlyTextOfTheGatewayInTheMessage(String code) {
			PaykkaException exception = failure(400, Map.of("ret_code", code, "ret_msg", "secret"));
			assertThat(exception).hasMessage(new PaykkaException(exception.getErrorCode()).getMessage());
		}

		private static PaykkaException statusChange(String text) {
			Map<String, Object> body = new HashMap<>(Map.of("ret_code", "4011"));
			body.put("ret_msg", text);
			return failure(400, body);
		}

	}

	@Nested
	class RetryAfterHeader {

		@Test
		void isKeptWithTheStatus() {
			assertThat(GatewayResponse.of(429, Map.of(), "5").toException().getRetryAfter())
				.isEqualTo(Duration.ofSeconds(5));
		}

		@Test
		void isKeptWithTheCode() {
			assertThat(GatewayResponse.of(200, data("6002"), "5").toException().getRetryAfter())
				.isEqualTo(Duration.ofSeconds(5));
		}

		@ParameterizedTest
		@NullSource
		@ValueSource(strings = { "", "soon", "-5" })
		void isIgnoredIfItCannotBeRead(String retryAfter) {
			assertThat(GatewayResponse.of(429, Map.of(), retryAfter).toException().getRetryAfter()).isNull();
		}

		@Test
		void mayBeDate() {
			assertThat(GatewayResponse.of(429, Map.of(), "Fri, 31 Dec 9999 23:59:59 GMT").toException().getRetryAfter())
				.isEqualTo(Duration.ofDays(1));
		}

		@ParameterizedTest
		@ValueSource(strings = { "0", "Fri, 01 Jan 2010 00:00:00 GMT" })
		void isTheDefaultIfItIsZeroOrPast(String retryAfter) {
			assertThat(GatewayResponse.of(429, Map.of(), retryAfter).toException().getRetryAfter()).isNull();
		}

		@Test
		void isTheLongestOfSeveral() {
			assertThat(GatewayResponse.of(429, Map.of(), "5, 120, 7").toException().getRetryAfter())
				.isEqualTo(Duration.ofMinutes(2));
		}

	}

	@Nested
	class NoResponse {

		private final IOException cause = new IOException("Connection refused");

		private final PaykkaException exception = PaykkaException.noResponse(PaykkaRequestKind.QUERY,
				"POST /v3/payment/acq/query?x=secret", this.cause);

		@Test
		void isNetworkError() {
			assertThat(this.exception.getErrorCode()).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		}

		@Test
		void isTheGatewaysFault() {
			assertThat(this.exception.getOrigin()).isEqualTo(PaykkaException.Origin.GATEWAY);
		}

		@Test
		void keepsTheCause() {
			assertThat(this.exception.getCause()).isSameAs(this.cause);
		}

		@Test
		void needsNoCause() {
			assertThat(PaykkaException.noResponse(PaykkaRequestKind.PAYMENT, null, null)).hasNoCause()
				.returns(null, PaykkaException::getUpstreamRequest);
		}

		@Test
		void isThePeersFault() {
			assertThat(PaykkaException.noResponse(PaykkaRequestKind.PEER, "GET /stock", this.cause))
				.hasCause(this.cause)
				.returns(PaykkaException.Origin.PEER, PaykkaException::getOrigin)
				.returns(PaykkaErrorCode.NETWORK_ERROR, PaykkaException::getErrorCode);
		}

		@Test
		void namesTheRequest() {
			assertThat(this.exception.getUpstreamRequest()).isEqualTo("POST /v3/payment/acq/query");
		}

		@Test
		void hasNoStatus() {
			assertThat(this.exception.getUpstreamStatus()).isNull();
		}

		@Test
		void hasNoUpstreamCode() {
			assertThat(this.exception.getUpstreamCode()).isNull();
		}

		@Test
		void doesNotRevealTheCauseInItsMessage() {
			assertThat(this.exception).hasMessage("6000 NETWORK_ERROR: Network error");
		}

	}

	static Stream<Object> success() {
		return Stream.of("0", "0000", "000000", 0, 0L, 0.0, -0.0, 0f, new BigDecimal("0.000"), new BigDecimal("0E+5"));
	}

	static Stream<Object> absent() {
		return Stream.of(null, "", " ", "\t\n", " 0000 ", "0\n");
	}

	/**
	 * A test for each code of the catalog except the first, <code>SUCCESS</code>.
	 */
	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@ParameterizedTest
	@CsvFileSource(resources = "/catalog.csv", numLinesToSkip = 2)
	private @interface FailureTest {

	}

	/**
	 * A test for each interface code except <code>000000</code>, with the code that it
	 * becomes.
	 */
	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@ParameterizedTest
	@CsvSource({ "010000, 6001", "999999, 6007", "206001, 6001", "206002, 2000", "206003, 2000", "206004, 2001",
			"206005, 1000", "206006, 1012", "206007, 1001", "206008, 1003", "206011, 4004", "206017, 1008",
			"206020, 2004", "206021, 2005", "206022, 2006", "206024, 4008", "210001, 1004", "210002, 2008",
			"210003, 2009" })
	private @interface InterfaceCodeTest {

	}

}
