package com.paykka.errors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.PaykkaException.Origin;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ResponseRules}: the rules of the gateway's response, each with every
 * code or status that it concerns.
 */
class ResponseRulesTests {

	static final List<String> PLACES = List.of("ret_code", "data.ret_code", "error_code", "data.error_code");

	static final List<String> FAILED = List.of("FAILURE", "FAIL", "FAILED", "DECLINED", "REJECTED", "DENIED", "REFUSED",
			"ERROR", "EXPIRED");

	static final List<String> UNDECIDED = List.of("PROCESSING", "REVIEWING", "PENDING");

	static final List<String> MONEY = List.of("SUCCESS", "AUTHORIZED", "REFUNDED", "PARTIALLY_REFUNDED", "CANCELED",
			"PARTIALLY_REVERSED", "CAPTURED", "SETTLED", "CANCELLED", "FAILURE.", "NO_FAILURE", "0", "000000", "NULL",
			"\u6210\u529f");

	private static final Set<String> CANCELED = Set.of("4019", "4022", "5014");

	private static final Set<String> OPERATIONS = Set.of("capture", "void", "refund");

	private static final List<String> REQUESTS = Arrays.asList(null, "POST /v3/payment/acq/payment",
			"POST /v3/payment/acq/capture", "POST /v3/payment/acq/void/", "POST /V3/payment/acq/Refund;v=1?x=/query",
			"POST /v3/payment/acq/token/remove", "POST /v3/payment/acq/recurring/cancel",
			"POST /v3/payment/acq/refund/query");

	static Stream<Object> notText() {
		return Stream.of(true, false, List.of(), List.of("4018"), Map.of(), Map.of("code", "4018"), 'c',
				new char[] { '0' }, new Object(), PaykkaErrorCode.SUCCESS);
	}

	static List<PaykkaErrorCode> codes() {
		return Arrays.stream(PaykkaErrorCode.values()).filter((code) -> code != PaykkaErrorCode.SUCCESS).toList();
	}

	/**
	 * Every status, in one of several forms.
	 */
	private static List<String> statuses() {
		List<String> statuses = new ArrayList<>(
				List.of("", " ", "200", "400", "409", "Failure", "processing", "success"));
		for (List<String> words : List.of(FAILED, UNDECIDED, MONEY)) {
			for (String word : words) {
				statuses.add(switch (statuses.size() % 3) {
					case 0 -> word;
					case 1 -> word.toLowerCase(Locale.ROOT);
					default -> ' ' + word + '\n';
				});
			}
		}
		return statuses;
	}

	/**
	 * What becomes of a code beside a status, by the page's words.
	 */
	static String besideStatus(String code, String status, int httpStatus, String request) {
		String word = status.strip().toUpperCase(Locale.ROOT);
		if (word.isEmpty() || FAILED.contains(word) || word.equals(Integer.toString(httpStatus))) {
			return code;
		}
		Advice advice = PaykkaErrorCode.fromCode(code).getAdvice();
		boolean standsInOperation = advice == Advice.ESCALATE || advice == Advice.DO_NOT_RETRY;
		if (advice == Advice.CHECK_STATUS || (CANCELED.contains(code) && word.equals("CANCELED"))
				|| (standsInOperation && OPERATIONS.contains(operation(request)))) {
			return code;
		}
		return UNDECIDED.contains(word) ? "4000" : "6008";
	}

	private static String operation(String request) {
		if (request == null) {
			return "";
		}
		String path = request.toLowerCase(Locale.ROOT).replaceAll("[?#].*", "").replaceAll(";[^/]*", "");
		return path.replaceAll("/+$", "").replaceAll(".*/", "");
	}

	@Nested
	class Success {

		@ParameterizedTest
		@EnumSource(names = { "PAYMENT", "QUERY" })
		void needsARetCodeAtTheTop(PaykkaRequestKind kind) {
			List<Map<String, ?>> bodies = List.of(Map.of("data", Map.of("ret_code", "000000")),
					Map.of("data", Map.of("status", "SUCCESS", "order_id", "GW1")), Map.of("error_code", "000000"),
					Map.of("status", "SUCCESS"), Map.of("ret_code", ""), Map.of("ret_code", " 000000"),
					Map.of("ret_code", "0000\n"), Collections.singletonMap("ret_code", null), Map.of("x", 1));
			assertThat(bodies).allSatisfy((body) -> assertThat(decode(kind, 200, body, null)).isEqualTo("6000"));
		}

		@ParameterizedTest
		@EnumSource(names = { "PAYMENT", "QUERY" })
		void isNotABodyThatIsMissing(PaykkaRequestKind kind) {
			assertThat(decode(kind, 200, null, null)).isEqualTo("6000");
			assertThat(decode(kind, 200, Map.of(), null)).isEqualTo("6000");
			assertThat(decode(kind, 205, Map.of(), null)).isEqualTo("6000");
		}

		@ParameterizedTest
		@EnumSource
		void needsNoBodyWith204OrForHead(PaykkaRequestKind kind) {
			for (Map<String, ?> body : Arrays.<Map<String, ?>>asList(null, Map.of())) {
				assertThat(decode(kind, 204, body, null)).isNull();
				assertThat(decode(kind, 200, body, "HEAD /v3/payment/acq/payment")).isNull();
				assertThat(decode(kind, 200, body, "head /v3")).isNull();
			}
		}

		@Test
		void isJudgedWith204OrForHeadIfThereIsABody() {
			assertThat(decode(PaykkaRequestKind.PAYMENT, 204, Map.of("x", 1), null)).isEqualTo("6000");
			assertThat(decode(PaykkaRequestKind.PAYMENT, 204, Map.of("error_code", "5004"), null)).isEqualTo("5004");
			assertThat(decode(PaykkaRequestKind.PAYMENT, 200, Map.of("x", 1), "HEAD /v3")).isEqualTo("6000");
			assertThat(decode(PaykkaRequestKind.PAYMENT, 200, Map.of(), "HEADER /v3")).isEqualTo("6000");
		}

		@ParameterizedTest
		@CsvSource({ "POST /v3/payment/acq/void,", "POST /v3/payment/acq/void/?x=1,", "POST /v3/token/remove,",
				"POST /v3/RECURRING/cancel;v=1,", "POST /v3/payment/acq/capture, 6000",
				"POST /v3/payment/acq/refund, 6000", "POST /v3/remove, 6000", "POST /v3/cancel, 6000",
				"POST /v3/token/remove/query, 6000", "POST /v3/devoid, 6000", "POST /v3/payment, 6000" })
		void needsNoBodyWhereNoneIsDocumented(String request, String code) {
			assertThat(decode(PaykkaRequestKind.PAYMENT, 200, Map.of(), request)).isEqualTo(code);
			assertThat(decode(PaykkaRequestKind.PAYMENT, 200, null, request)).isEqualTo("6000");
			assertThat(decode(PaykkaRequestKind.PAYMENT, 200, Map.of("ret_msg", "Success"), request)).isEqualTo("6000");
		}

		@ParameterizedTest
		@ValueSource(ints = { 200, 201, 206, 299 })
		void isEvery2xxThatIsUntouchedOrAPeers(int status) {
			for (Map<String, ?> body : Arrays.<Map<String, ?>>asList(null, Map.of(), Map.of("ret_code", "1004"),
					Map.of("retCode", true, "data", List.of()))) {
				assertThat(decode(PaykkaRequestKind.UNTOUCHED, status, body, null)).isNull();
				assertThat(decode(PaykkaRequestKind.PEER, status, body, null)).isNull();
			}
		}

		@ParameterizedTest
		@MethodSource("com.paykka.errors.ResponseRulesTests#otherStatuses")
		void isAnyStatusButAFailure(String status) {
			for (String request : REQUESTS) {
				assertThat(decode(PaykkaRequestKind.PAYMENT, 200, success("status", status), request)).isNull();
			}
		}

		@Test
		void saysWhatIsWrong() {
			assertThat(cause(Map.of())).isEqualTo("The body is empty");
			assertThat(cause(null)).isEqualTo("The body is not a readable JSON object");
			assertThat(cause(Map.of("x", 1))).isEqualTo("The body has no successful ret_code");
			assertThat(cause(Map.of("retCode", 1)))
				.isEqualTo("A code, a status or data has a name or a type that is not understood");
		}

		private static String cause(Map<String, ?> body) {
			return GatewayResponse.of(200, body, null).toException().getCause().getMessage();
		}

	}

	static Stream<String> otherStatuses() {
		return Stream.concat(UNDECIDED.stream(), MONEY.stream());
	}

	@Nested
	class NotUnderstood {

		@ParameterizedTest
		@MethodSource("com.paykka.errors.ResponseRulesTests#notText")
		void isACodeAStatusOrATypeThatIsNotText(Object value) {
			for (String name : List.of("ret_code", "error_code", "status", "notify_type", "event_type")) {
				Map<String, Object> top = new HashMap<>(Map.of("ret_code", "000000"));
				top.put(name, value);
				checkNotUnderstood(top);
				checkNotUnderstood(Map.of("ret_code", "000000", "data", Map.of(name, value)));
				checkNotUnderstood(new RepeatedMembers().and("ret_code", "000000").and(name, "4018").and(name, value));
			}
		}

		@ParameterizedTest
		@ValueSource(strings = { "retCode", "RET_CODE", "ret-code", "RetCode", "retcode", "r_e_t_c_o_d_e", "-ret_code",
				"errorCode", "ERROR_CODE", "Error-Code", "errorcode", "Status", "STATUS", "sta-tus", "status_",
				"__status" })
		void isANameThatLooksLikeOneThatDecides(String name) {
			checkNotUnderstood(success(name, "000000"));
			for (Object value : List.of("", 0, true, List.of(), Map.of())) {
				checkNotUnderstood(success(name, value));
				checkNotUnderstood(Map.of("ret_code", "000000", "data", Map.of(name, value)));
			}
		}

		@Test
		void isANameThatLooksLikeOneHoweverLong() {
			checkNotUnderstood(success("ret" + "_".repeat(1000) + "code", 0));
		}

		@ParameterizedTest
		@ValueSource(strings = { "ret code", " status", "status ", "ret.code", "code", "retcodes", "substatus", "Data",
				"retMsg", "transId", "", "-", "null" })
		void isNotAnyOtherName(String name) {
			assertThat(decode(PaykkaRequestKind.PAYMENT, 200, success(name, true), null)).isNull();
		}

		@Test
		void isNotANameFurtherBelow() {
			Map<String, ?> below = Map.of("retCode", "1004", "status", List.of());
			assertThat(decode(PaykkaRequestKind.PAYMENT, 200, success("more", below), null)).isNull();
			Map<String, ?> within = Map.of("ret_code", "000000", "data", Map.of("data", below));
			assertThat(decode(PaykkaRequestKind.PAYMENT, 200, within, null)).isNull();
		}

		@ParameterizedTest
		@MethodSource("com.paykka.errors.ResponseRulesTests#noObjects")
		void isDataThatIsNotAnObjectOfAPayment(Object data) {
			Map<String, ?> body = Map.of("ret_code", "000000", "data", data);
			assertThat(decode(PaykkaRequestKind.PAYMENT, 200, body, null)).isEqualTo("6000");
			assertThat(decode(PaykkaRequestKind.QUERY, 200, body, null)).isNull();
			assertThat(GatewayResponse.ofNotification(body).toErrorCode()).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
			RepeatedMembers twice = new RepeatedMembers().and("ret_code", "0").and("data", Map.of()).and("data", data);
			assertThat(decode(PaykkaRequestKind.PAYMENT, 200, twice, null)).isEqualTo("6000");
		}

		@Test
		void isNotNull() {
			for (String name : List.of("error_code", "status", "notify_type", "data", "trans_id", "retCode",
					"Status")) {
				assertThat(decode(PaykkaRequestKind.PAYMENT, 200, success(name, null), null)).isNull();
			}
		}

		@Test
		void comesBeforeTheCode() {
			Map<String, ?> body = Map.of("ret_code", "1004", "status", List.of());
			assertThat(decode(PaykkaRequestKind.PAYMENT, 200, body, null)).isEqualTo("6000");
			assertThat(GatewayResponse.of(200, body, null).toException().getUpstreamCode()).isNull();
		}

		private static void checkNotUnderstood(Map<String, ?> body) {
			assertThat(decode(PaykkaRequestKind.PAYMENT, 200, body, null)).as("%s", body).isEqualTo("6000");
			assertThat(decode(PaykkaRequestKind.QUERY, 200, body, null)).isEqualTo("6000");
			assertThat(GatewayResponse.ofNotification(body).toErrorCode()).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
			assertThat(GatewayResponse.ofNotification(body).getState()).isEqualTo(GatewayResponse.State.OTHER);
			assertThat(decode(PaykkaRequestKind.UNTOUCHED, 200, body, null)).isNull();
		}

	}

	static Stream<Object> noObjects() {
		return Stream.of(List.of(), List.of(Map.of("error_code", "5004")), "", "token", "{}", 0, 7, true, false,
				new Object());
	}

	@Nested
	class SeveralCodes {

		/**
		 * Every pair of codes.
		 */
		@ParameterizedTest
		@MethodSource("com.paykka.errors.ResponseRulesTests#pairsOfPlaces")
		void areDecidedByAdviceThenByPlace(String first, String second) {
			for (PaykkaErrorCode one : codes()) {
				for (PaykkaErrorCode other : codes()) {
					Map<String, Object> body = body("FAILURE");
					// The order in which they were sent does not matter
					put(body, second, other.getCode());
					put(body, first, one.getCode());
					PaykkaErrorCode expected = (rank(one) <= rank(other)) ? one : other;
					PaykkaErrorCode decided = GatewayResponse.of(200, body, null).toErrorCode();
					if (decided != expected) {
						assertThat(decided).as("%s", body).isEqualTo(expected);
					}
				}
			}
		}

		private static int rank(PaykkaErrorCode code) {
			return (code.getAdvice() == Advice.CHECK_STATUS) ? 0 : code.isRetryable() ? 2 : 1;
		}

		@ParameterizedTest
		@ValueSource(strings = { "ret_code", "error_code" })
		void mayHaveOneName(String name) {
			assertThat(decode(400, new RepeatedMembers().and(name, "6002").and(name, "1004"))).isEqualTo("1004");
			assertThat(decode(400, new RepeatedMembers().and(name, "1004").and(name, "4000"))).isEqualTo("4000");
			assertThat(decode(400, new RepeatedMembers().and(name, "1004").and(name, "5004"))).isEqualTo("1004");
			assertThat(decode(200, new RepeatedMembers().and("ret_code", "0").and(name, "5004").and(name, "0")))
				.isEqualTo("5004");
			assertThat(
					decode(200,
							new RepeatedMembers().and("ret_code", "0")
								.and("data", new RepeatedMembers().and(name, "0").and(name, "5004"))))
				.isEqualTo("5004");
		}

		@Test
		void areReadFromEveryData() {
			assertThat(decode(200,
					new RepeatedMembers().and("ret_code", "0")
						.and("data", Map.of("error_code", "5004"))
						.and("data", Map.of("status", "SUCCESS"))))
				.isEqualTo("6008");
		}

		@Test
		void ofAQueryAreOnlyThoseOfRetCodeAtTheTop() {
			for (PaykkaErrorCode code : codes()) {
				for (String place : PLACES) {
					Map<String, Object> body = body("FAILURE");
					put(body, place, code.getCode());
					assertThat(decode(PaykkaRequestKind.QUERY, 200, body, null)).as("%s", body)
						.isEqualTo(place.equals("ret_code") ? code.getCode() : null);
					assertThat(decode(PaykkaRequestKind.QUERY, 503, body, null)).as("%s", body)
						.isEqualTo(place.equals("ret_code") ? code.getCode() : "6007");
				}
			}
		}

	}

	static Stream<Arguments> pairsOfPlaces() {
		return PLACES.stream()
			.flatMap((first) -> PLACES.stream()
				.filter((second) -> PLACES.indexOf(first) < PLACES.indexOf(second))
				.map((second) -> Arguments.of(first, second)));
	}

	@Nested
	class EvidenceOfMoney {

		/**
		 * Every code beside every status at every place, for every operation.
		 */
		@ParameterizedTest
		@MethodSource("com.paykka.errors.ResponseRulesTests#requests")
		void winsOverACode(String request) {
			for (PaykkaErrorCode code : codes()) {
				for (String status : statuses()) {
					for (String place : PLACES) {
						Map<String, Object> body = body(status);
						put(body, place, code.getCode());
						check(PaykkaRequestKind.PAYMENT, 200, body, code.getCode(), status, request);
						if (place.equals("ret_code")) {
							check(PaykkaRequestKind.PAYMENT, 400, body, code.getCode(), status, request);
							check(PaykkaRequestKind.QUERY, 200, body, code.getCode(), status, request);
						}
					}
				}
			}
		}

		private static void check(PaykkaRequestKind kind, int httpStatus, Map<String, Object> body, String code,
				String status, String request) {
			String decided = decode(kind, httpStatus, body, request);
			String expected = besideStatus(code, status, httpStatus, request);
			if (!expected.equals(decided)) {
				assertThat(decided).as("%s %s", httpStatus, body).isEqualTo(expected);
			}
		}

		@ParameterizedTest
		@ValueSource(ints = { 302, 400, 401, 403, 404, 408, 409, 429, 500, 502, 503, 504 })
		void winsOverTheCodeOfAnHttpStatus(int httpStatus) {
			String code = ResponseRules.ofStatus(httpStatus).getCode();
			for (String request : REQUESTS) {
				for (String status : statuses()) {
					for (Map<String, ?> body : List.of(Map.of("status", status),
							Map.of("data", Map.of("status", status)), success("status", status))) {
						for (PaykkaRequestKind kind : List.of(PaykkaRequestKind.PAYMENT, PaykkaRequestKind.QUERY,
								PaykkaRequestKind.UNTOUCHED)) {
							assertThat(decode(kind, httpStatus, body, request)).as("%s", body)
								.isEqualTo(besideStatus(code, status, httpStatus, request));
						}
					}
				}
			}
		}

		@ParameterizedTest
		@CsvSource({ "FAILURE, SUCCESS, 6008", "FAILURE, PROCESSING, 4000", "SUCCESS, PENDING, 6008",
				"REVIEWING, PENDING, 4000", "200, PROCESSING, 4000", "200, FAILURE, 5004", "FAILURE, DECLINED, 5004",
				"201, FAILURE, 6008", "FAILURE, CANCELED, 6008", "200, 200, 5004" })
		void isAnyOfSeveralStatuses(String one, String other, String code) {
			Map<String, Object> body = body(one);
			put(body, "error_code", "5004");
			body.put("status", other);
			assertThat(decode(200, body)).isEqualTo(code);
			RepeatedMembers twice = new RepeatedMembers().and("error_code", "5004")
				.and("status", one)
				.and("status", other);
			assertThat(decode(200, twice)).isEqualTo(code);
		}

		@Test
		void isNotTheHttpStatusAsANumber() {
			for (Object status : List.of(200, 200L, 200.0, "200", " 200 ")) {
				Map<String, Object> body = new HashMap<>(Map.of("error_code", "5004", "status", status));
				assertThat(decode(200, body)).as("%s", status).isEqualTo("5004");
				assertThat(decode(402, body)).as("%s", status).isEqualTo("6008");
			}
			for (Object status : List.of("0200", "200.0", "2e2", "200 OK", "-200", 200.5, 20)) {
				assertThat(decode(200, Map.of("error_code", "5004", "status", status))).as("%s", status)
					.isEqualTo("6008");
			}
		}

		@Test
		void leavesCodeAndText() {
			Map<String, Object> body = body("SUCCESS");
			put(body, "data.error_code", "5004");
			put(body, "data.error_description", "Insufficient");
			assertThat(GatewayResponse.of(200, body, null).toException())
				.returns(PaykkaErrorCode.UNKNOWN_ERROR, PaykkaException::getErrorCode)
				.returns("5004", PaykkaException::getUpstreamCode)
				.returns("Insufficient", PaykkaException::getUpstreamMessage)
				.returns("SUCCESS", PaykkaException::getUpstreamState);
		}

		@Test
		void leavesAnUnknownCode() {
			for (String status : statuses()) {
				Map<String, Object> body = body(status);
				put(body, "data.error_code", "2099");
				assertThat(GatewayResponse.of(200, body, null).toException())
					.returns(PaykkaErrorCode.UNKNOWN_ERROR, PaykkaException::getErrorCode)
					.returns("2099", PaykkaException::getUpstreamCode);
			}
		}

	}

	static Stream<String> requests() {
		return REQUESTS.stream();
	}

	@Nested
	class Retries {

		@ParameterizedTest
		@EnumSource(mode = Mode.EXCLUDE, names = "PEER")
		void needABodyThatIsUnderstood(PaykkaRequestKind kind) {
			for (int status : new int[] { 400, 429, 500, 503 }) {
				for (Map<String, ?> body : List.of(Map.of("ret_code", "6002", "error_code", true),
						Map.of("ret_code", "6006", "retCode", "1"),
						Map.of("ret_code", "6002", "data", Map.of("Status", 1)),
						Map.of("ret_code", "6002", "status", List.of("FAILURE")))) {
					PaykkaException failure = GatewayResponse.of(kind, status, body, null, null).toException();
					assertThat(failure.isRetryable()).as("%s", body).isFalse();
					assertThat(failure.getErrorCode().getCode()).isEqualTo(withoutBody(status));
					assertThat(failure.getUpstreamCode()).isNull();
				}
			}
		}

		private static String withoutBody(int status) {
			return (status == 429) ? "6000" : ResponseRules.ofStatus(status).getCode();
		}

		@ParameterizedTest
		@MethodSource("com.paykka.errors.ResponseRulesTests#noObjects")
		void needDataOfAPaymentThatIsAnObject(Object data) {
			Map<String, ?> body = Map.of("ret_code", "6002", "data", data);
			assertThat(decode(503, body)).isEqualTo("6007");
			assertThat(decode(429, Map.of("data", data))).isEqualTo("6000");
			assertThat(decode(PaykkaRequestKind.QUERY, 503, body, null)).isEqualTo("6002");
		}

		@Test
		void after429NeedAnEmptyBodyOrAWholeObject() {
			assertThat(decode(429, null)).isEqualTo("6000");
			assertThat(decode(429, Map.of())).isEqualTo("6006");
			assertThat(decode(429, Map.of("message", "slow down"))).isEqualTo("6006");
			assertThat(decode(429, Map.of("ret_code", "000000"))).isEqualTo("6006");
			assertThat(decode(429, Map.of("ret_code", "6006"))).isEqualTo("6006");
			assertThat(decode(429, Map.of("status", 429))).isEqualTo("6006");
			assertThat(decode(429, Map.of("status", "FAILURE"))).isEqualTo("6006");
			assertThat(decode(429, Map.of("status", "SUCCESS"))).isEqualTo("6008");
			assertThat(decode(429, Map.of("status", "PROCESSING"))).isEqualTo("4000");
			assertThat(decode(429, Map.of("status", "503"))).isEqualTo("6008");
			assertThat(decode(429, Map.of("Ret_Code", "6006"))).isEqualTo("6000");
			assertThat(decode(429, Map.of("data", "text"))).isEqualTo("6000");
		}

		@Test
		void areNeverOfferedWithoutABody() {
			for (int status = 100; status < 600; status++) {
				for (PaykkaRequestKind kind : PaykkaRequestKind.values()) {
					PaykkaErrorCode code = GatewayResponse.of(kind, status, null, "5", null).toErrorCode();
					assertThat(code != null && code.isRetryable()).isFalse();
				}
			}
		}

		@Test
		void nameWhatKeptTheBodyFromBeingRead() {
			assertThat(GatewayResponse.of(429, null, null).toException())
				.hasRootCauseMessage("The body is not a readable JSON object");
			assertThat(GatewayResponse.of(429, Map.of("status", true), null).toException())
				.hasRootCauseMessage("A code, a status or data has a name or a type that is not understood");
		}

	}

	@Nested
	class FailureWithoutCode {

		@ParameterizedTest
		@CsvSource({ ", 4026", "POST /v3/payment/acq/session, 4026", "capture, 4015",
				"POST /v3/payment/acq/capture, 4015", "POST /v3/payment/acq/CAPTURE/, 4015", "void, 4016",
				"POST /v3/payment/acq/void?x=1, 4016", "refund, 6008", "POST /v3/payment/acq/refund;v=1, 6008",
				"POST /v3/payment/acq/token/remove, 6008", "POST /v3/payment/acq/recurring/cancel, 6008",
				"/capture/query, 4026", "/capturevoid, 4026", "/refund/other, 4026", "/x?a=/void, 4026" })
		void isThatOfTheOperation(String request, String code) {
			for (String word : FAILED) {
				for (String status : List.of(word, word.toLowerCase(Locale.ROOT), ' ' + word + ' ')) {
					Map<String, ?> data = Map.of("ret_code", "000000", "data", Map.of("status", status));
					for (Map<String, ?> body : List.of(data, success("status", status))) {
						assertThat(decode(PaykkaRequestKind.PAYMENT, 200, body, request)).isEqualTo(code);
						assertThat(decode(PaykkaRequestKind.QUERY, 200, body, request)).isNull();
						assertThat(decode(PaykkaRequestKind.UNTOUCHED, 200, body, request)).isNull();
						assertThat(decode(PaykkaRequestKind.PAYMENT, 500, body, request)).isEqualTo("6007");
						assertThat(decode(PaykkaRequestKind.PAYMENT, 400, body, request)).isEqualTo("6001");
					}
				}
			}
		}

		@Test
		void needsASuccessfulRetCode() {
			assertThat(decode(200, Map.of("status", "FAILURE"))).isEqualTo("6000");
			assertThat(decode(200, Map.of("ret_code", "", "status", "FAILURE"))).isEqualTo("6000");
			assertThat(decode(200, Map.of("data", Map.of("ret_code", "000000", "status", "FAILURE"))))
				.isEqualTo("6000");
		}

		@ParameterizedTest
		@CsvSource({ "SUCCESS, 6008", "CANCELED, 6008", "PROCESSING, 4000", "PENDING, 4000", "200, 4026", "201, 6008",
				"DECLINED, 4026", "whatever, 6008" })
		void isJudgedByTheOtherStatus(String status, String code) {
			Map<String, Object> body = body(status);
			body.put("status", "FAILURE");
			assertThat(decode(200, body)).isEqualTo(code);
			assertThat(
					decode(200, new RepeatedMembers().and("ret_code", "0").and("status", status).and("status", "FAIL")))
				.isEqualTo(code);
		}

		@Test
		void hasNoUpstreamCode() {
			assertThat(GatewayResponse.of(200, body("FAILURE"), null).toException())
				.returns(null, PaykkaException::getUpstreamCode)
				.returns("FAILURE", PaykkaException::getUpstreamState)
				.hasNoCause();
		}

	}

	/**
	 * Bodies that once were read in another way.
	 */
	@Nested
	class Shapes {

		@ParameterizedTest
		@CsvSource({ "2025, SUCCESS, 6008", "2043, PROCESSING, 4000", "1001, AUTHORIZED, 6008", "5004, CAPTURED, 6008",
				"6002, REVIEWING, 4000", "6002, PENDING, 4000", "6002, CAPTURED, 6008", "6006, success, 6008",
				"4019, CANCELED, 4019", "4019, SUCCESS, 6008", "5010, SUCCESS, 5010" })
		void ofACodeBesideAStatus(String code, String status, String expected) {
			Map<String, ?> data = Map.of("error_code", code, "status", status);
			assertThat(decode(200, Map.of("ret_code", "000000", "data", data))).isEqualTo(expected);
			assertThat(decode(200, Map.of("ret_code", code, "data", Map.of("status", status)))).isEqualTo(expected);
			assertThat(decode(400, Map.of("ret_code", code, "status", status))).isEqualTo(expected);
		}

		@Test
		void ofARetryableCodeBesideDataThatIsAList() {
			Map<String, ?> body = Map.of("ret_code", "6002", "data", List.of(Map.of("status", "SUCCESS")));
			assertThat(decode(200, body)).isEqualTo("6000");
			assertThat(decode(503, body)).isEqualTo("6007");
			assertThat(decode(429, body)).isEqualTo("6000");
		}

		@Test
		void ofAQueryThatIsRefused() {
			assertThat(decode(PaykkaRequestKind.QUERY, 200, Map.of("ret_code", "4008"), null)).isEqualTo("4008");
			Map<String, ?> paid = Map.of("ret_code", "4004", "data", Map.of("status", "SUCCESS"));
			assertThat(decode(PaykkaRequestKind.QUERY, 200, paid, null)).isEqualTo("6008");
		}

		@Test
		void ofADeclinedPaymentThatIsQueried() {
			Map<String, Object> body = body("FAILURE");
			put(body, "data.error_code", "5004");
			put(body, "error_code", "5004");
			assertThat(GatewayResponse.of(PaykkaRequestKind.QUERY, 200, body, null, null))
				.returns(null, GatewayResponse::toErrorCode)
				.returns(GatewayResponse.State.FAILED, GatewayResponse::getState);
		}

	}

	@Test
	void idsAreReturnedAsTheyWereSent() {
		Map<String, Object> body = body("FAILURE");
		put(body, "data.trans_id", "4111111111111111");
		put(body, "data.order_id", "GW206194332333335\r\n");
		GatewayResponse response = GatewayResponse.of(200, body, null);
		assertThat(response).returns("4111111111111111", GatewayResponse::getTransId)
			.returns("GW206194332333335\r\n", GatewayResponse::getOrderId);
		assertThat(response.toException()).returns("4111111111111111", PaykkaException::getUpstreamTransId)
			.returns("GW206194332333335\r\n", PaykkaException::getUpstreamOrderId);
		put(body, "data.trans_id", "9".repeat(1000));
		assertThat(GatewayResponse.of(200, body, null)).returns("9".repeat(128), GatewayResponse::getTransId);
	}

	@Test
	void idsThatAreBlankOrNotTextAreMissing() {
		for (Object id : Arrays.asList(null, "", " \t", true, List.of("T1"), Map.of(), new Object())) {
			Map<String, Object> body = success("trans_id", id);
			body.put("order_id", id);
			assertThat(GatewayResponse.of(200, body, null)).returns(null, GatewayResponse::getTransId)
				.returns(null, GatewayResponse::getOrderId);
		}
		assertThat(GatewayResponse.of(200, null, null)).returns(null, GatewayResponse::getTransId)
			.returns(null, GatewayResponse::getOrderId);
	}

	@Test
	void failureNamesItsRequest() {
		PaykkaException failure = GatewayResponse
			.of(PaykkaRequestKind.PAYMENT, 500, Map.of(), null, "POST /v3/payment/acq/payment?key=secret")
			.toException();
		assertThat(failure).returns("POST /v3/payment/acq/payment", PaykkaException::getUpstreamRequest)
			.returns(Origin.GATEWAY, PaykkaException::getOrigin);
	}

	private static String decode(int status, Map<String, ?> body) {
		return decode(PaykkaRequestKind.PAYMENT, status, body, null);
	}

	private static String decode(PaykkaRequestKind kind, int status, Map<String, ?> body, String request) {
		PaykkaErrorCode code = GatewayResponse.of(kind, status, body, null, request).toErrorCode();
		return (code != null) ? code.getCode() : null;
	}

	private static Map<String, Object> success(String name, Object value) {
		Map<String, Object> body = new LinkedHashMap<>(Map.of("ret_code", "000000"));
		body.put(name, value);
		return body;
	}

	private static Map<String, Object> body(String status) {
		return new HashMap<>(Map.of("ret_code", "000000", "data", new HashMap<>(Map.of("status", status))));
	}

	@SuppressWarnings("unchecked")
	private static void put(Map<String, Object> body, String place, String value) {
		if (place.startsWith("data.")) {
			((Map<String, Object>) body.get("data")).put(place.substring(5), value);
		}
		else {
			body.put(place, value);
		}
	}

}
