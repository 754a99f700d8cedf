package com.paykka.errors;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.paykka.errors.GatewayResponse.State;
import com.paykka.errors.PaykkaErrorCode.Advice;
import com.paykka.errors.PaykkaErrorCode.Category;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ResponseRules}: several codes, evidence of money, and failures without
 * a code.
 */
class ResponseRulesTests {

	private static final List<String> PLACES = List.of("ret_code", "data.ret_code", "error_code", "data.error_code");

	private static final Set<String> MONEY = Set.of("SUCCESS", "AUTHORIZED", "REFUNDED", "PARTIALLY_REFUNDED",
			"PARTIALLY_REVERSED");

	static final List<String> STATUSES = List.of("PROCESSING", "SUCCESS", "AUTHORIZED", "FAILURE", "REFUNDED",
			"PARTIALLY_REFUNDED", "CANCELED", "PARTIALLY_REVERSED");

	static Stream<Arguments> places() {
		return PLACES.stream()
			.flatMap((first) -> PLACES.stream()
				.filter((second) -> PLACES.indexOf(first) < PLACES.indexOf(second))
				.map((second) -> Arguments.of(first, second)));
	}

	private static List<PaykkaErrorCode> codes() {
		return Arrays.stream(PaykkaErrorCode.values()).filter((code) -> code != PaykkaErrorCode.SUCCESS).toList();
	}

	/**
	 * Every pair of codes with every status.
	 */
	@ParameterizedTest
	@MethodSource("places")
	void ofTwoCodesTheOneThatAsksForAQueryCountsFirstAndTheRetryableOneLast(String first, String second) {
		for (String status : STATUSES) {
			for (PaykkaErrorCode one : codes()) {
				for (PaykkaErrorCode other : codes()) {
					Map<String, Object> body = body(status);
					put(body, first, one.getCode());
					put(body, second, other.getCode());
					PaykkaErrorCode expected = Stream.of(inViewOf(status, one), inViewOf(status, other))
						.min(Comparator.comparingInt(ResponseRulesTests::rank))
						.orElseThrow();
					PaykkaErrorCode decided = GatewayResponse.of(200, body, null).toErrorCode();
					if (decided != expected) {
						assertThat(decided).as(body.toString()).isEqualTo(expected);
					}
				}
			}
		}
	}

	private static PaykkaErrorCode inViewOf(String status, PaykkaErrorCode code) {
		boolean invites = code.getCategory() == Category.CARD || code == PaykkaErrorCode.PAYMENT_FAILED
				|| Set.of(Advice.RETRY, Advice.CHANGE_PAYMENT_METHOD, Advice.START_AGAIN).contains(code.getAdvice());
		if (invites && MONEY.contains(status)) {
			return PaykkaErrorCode.UNKNOWN_ERROR;
		}
		return (invites && status.equals("PROCESSING")) ? PaykkaErrorCode.PAYMENT_PROCESSING : code;
	}

	private static int rank(PaykkaErrorCode code) {
		return (code.getAdvice() == Advice.CHECK_STATUS) ? 0 : (code.getAdvice() == Advice.RETRY) ? 2 : 1;
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 429, 500, 503 })
	void nothingIsRetryableBesideEvidenceOfMoney(int status) {
		for (String state : MONEY) {
			assertThat(GatewayResponse.of(status, Map.of("ret_code", "6002", "status", state), null).toErrorCode())
				.isEqualTo(PaykkaErrorCode.UNKNOWN_ERROR);
		}
		assertThat(GatewayResponse.of(429, Map.of("status", "SUCCESS"), null).toErrorCode())
			.isEqualTo(PaykkaErrorCode.UNKNOWN_ERROR);
		assertThat(GatewayResponse.of(429, Map.of("status", "PROCESSING"), null).toErrorCode())
			.isEqualTo(PaykkaErrorCode.PAYMENT_PROCESSING);
	}

	@Test
	void codeThatEvidenceOutweighsIsKept() {
		Map<String, Object> body = body("SUCCESS");
		put(body, "data.error_code", "5004");
		put(body, "data.error_description", "Insufficient");
		assertThat(GatewayResponse.of(200, body, null).toException())
			.returns(PaykkaErrorCode.UNKNOWN_ERROR, PaykkaException::getErrorCode)
			.returns("5004", PaykkaException::getUpstreamCode)
			.returns("Insufficient", PaykkaException::getUpstreamMessage);
	}

	@ParameterizedTest
	@CsvSource({ ", 4026", "/v3/payment/acq/session, 4026", "capture, 4015", "/v3/payment/acq/capture, 4015",
			"/v3/payment/acq/CAPTURE/, 4015", "void, 4016", "/v3/payment/acq/void?x=1, 4016", "refund, 6008",
			"/v3/payment/acq/refund;v=1, 6008", "/capture/query, 4026", "/capturevoid, 4026" })
	void failureWithoutCodeIsThatOfTheOperation(String operation, String code) {
		for (String status : List.of("FAILURE", "failure", " Failure ")) {
			Map<String, ?> data = Map.of("ret_code", "000000", "data", Map.of("status", status));
			assertThat(GatewayResponse.of(200, data, null, operation).toErrorCode().getCode()).isEqualTo(code);
			Map<String, ?> top = Map.of("ret_code", "000000", "status", status);
			assertThat(GatewayResponse.of(500, top, null, operation).toErrorCode().getCode()).isEqualTo(code);
		}
	}

	@Test
	void failureWithoutCodeBesideEvidenceOfMoneyIsUnknown() {
		Map<String, ?> body = Map.of("ret_code", "000000", "status", "FAILURE", "data", Map.of("status", "SUCCESS"));
		assertThat(GatewayResponse.of(200, body, null).toErrorCode()).isEqualTo(PaykkaErrorCode.UNKNOWN_ERROR);
	}

	@ParameterizedTest
	@MethodSource("com.paykka.errors.ResponseRulesTests#statusesWithoutFailure")
	void anyOtherStatusWithoutCodeIsNotAFailure(String status) {
		assertThat(GatewayResponse.of(200, body(status), null, "void").toException()).isNull();
	}

	static Stream<String> statusesWithoutFailure() {
		return STATUSES.stream().filter((status) -> !status.equals("FAILURE"));
	}

	@Test
	void responseThatReportsAFailureByItsTypeIsAFailure() {
		Map<String, Object> body = new HashMap<>(Map.of("ret_code", "000000", "notify_type", "PAYMENT.FAILURE"));
		assertThat(GatewayResponse.of(200, body, null).toErrorCode()).isEqualTo(PaykkaErrorCode.PAYMENT_FAILED);
		body.put("notify_type", "REFUND.FAILURE");
		assertThat(GatewayResponse.of(200, body, null).toErrorCode()).isEqualTo(PaykkaErrorCode.UNKNOWN_ERROR);
		body.put("notify_type", "PAYMENT.CANCELED");
		assertThat(GatewayResponse.of(200, body, null).toErrorCode()).isNull();
	}

	@Test
	void queryForFailedPaymentIsNotAFailure() {
		Map<String, Object> body = body("FAILURE");
		put(body, "data.error_code", "5004");
		put(body, "error_code", "5004");
		assertThat(GatewayResponse.ofQuery(200, body, null)).returns(null, GatewayResponse::toErrorCode)
			.returns(State.FAILED, GatewayResponse::getState);
	}

	@Test
	void queryThatFailedIsAFailure() {
		assertThat(GatewayResponse.ofQuery(200, Map.of("ret_code", "4008"), null).toErrorCode())
			.isEqualTo(PaykkaErrorCode.ORDER_NOT_FOUND);
		assertThat(GatewayResponse.ofQuery(200, Map.of("data", Map.of("status", "SUCCESS")), null).toErrorCode())
			.isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		assertThat(GatewayResponse.ofQuery(200, null, null).toErrorCode()).isEqualTo(PaykkaErrorCode.NETWORK_ERROR);
		assertThat(GatewayResponse.ofQuery(503, Map.of("error_code", "6002"), null).toErrorCode())
			.isEqualTo(PaykkaErrorCode.RETRY_TRANSACTION);
	}

	@ParameterizedTest
	@EnumSource
	void statusOtherThanSuccessIsAFailureOfAnyRequest(PaykkaRequestKind kind) {
		assertThat(GatewayResponse.of(kind, 500, Map.of(), null, null).toErrorCode())
			.isEqualTo(PaykkaErrorCode.SYSTEM_ERROR);
	}

	@Test
	void untouchedResponsePasses() {
		assertThat(GatewayResponse.of(PaykkaRequestKind.UNTOUCHED, 200, null, null, null).toErrorCode()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "PROCESSING, PENDING", "SUCCESS, SUCCEEDED", "AUTHORIZED, AUTHORIZED", "FAILURE, FAILED",
			"REFUNDED, OTHER", "PARTIALLY_REFUNDED, OTHER", "CANCELED, OTHER", "PARTIALLY_REVERSED, OTHER",
			"REVIEWING, PENDING", "success, SUCCEEDED", "' authorized ', AUTHORIZED", "whatever, OTHER" })
	void stateFollowsFromTheStatus(String status, State state) {
		assertThat(GatewayResponse.of(200, body(status), null).getState()).isEqualTo(state);
		assertThat(GatewayResponse.ofQuery(200, body(status), null).getState()).isEqualTo(state);
		assertThat(GatewayResponse.ofNotification(Map.of("status", status)).getState()).isEqualTo(state);
	}

	@Test
	void stateIsNeverGoodBesideAFailure() {
		Map<String, Object> declined = body("SUCCESS");
		put(declined, "data.error_code", "5004");
		Map<String, Object> torn = body("SUCCESS");
		torn.put("status", "FAILURE");
		assertThat(Stream.of(GatewayResponse.of(200, declined, null), GatewayResponse.ofQuery(200, declined, null),
				GatewayResponse.of(200, torn, null), GatewayResponse.of(500, body("SUCCESS"), null),
				GatewayResponse.of(200, Map.of("ret_code", true, "status", "SUCCESS"), null),
				GatewayResponse.ofNotification(Map.of("notify_type", "PAYMENT.FAILURE", "status", "SUCCESS")),
				GatewayResponse.of(200, null, null), GatewayResponse.of(200, Map.of(), null)))
			.extracting(GatewayResponse::getState)
			.containsOnly(State.OTHER);
	}

	@Test
	void idsOfThePaymentAreKept() {
		Map<String, Object> body = body("FAILURE");
		put(body, "data.trans_id", "T4329476032");
		put(body, "data.order_id", "GW206194332333335\r\n");
		assertThat(GatewayResponse.of(200, body, null).toException())
			.returns("T4329476032", PaykkaException::getUpstreamTransId)
			.returns("GW206194332333335", PaykkaException::getUpstreamOrderId);
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
