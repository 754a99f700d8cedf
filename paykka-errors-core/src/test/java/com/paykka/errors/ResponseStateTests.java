package com.paykka.errors;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.paykka.errors.GatewayResponse.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GatewayResponse#getState()}.
 */
class ResponseStateTests {

	@ParameterizedTest
	@CsvSource({ "PROCESSING, PENDING", "SUCCESS, SUCCEEDED", "AUTHORIZED, AUTHORIZED", "FAILURE, FAILED",
			"REFUNDED, OTHER", "PARTIALLY_REFUNDED, OTHER", "CANCELED, OTHER", "PARTIALLY_REVERSED, OTHER",
			"REVIEWING, PENDING", "PENDING, PENDING", "FAIL, FAILED", "FAILED, FAILED", "DECLINED, FAILED",
			"REJECTED, FAILED", "DENIED, FAILED", "REFUSED, FAILED", "ERROR, FAILED", "EXPIRED, FAILED",
			"success, SUCCEEDED", "' authorized ', AUTHORIZED", "whatever, OTHER", "200, OTHER", "'', OTHER" })
	void followsFromTheStatus(String status, State state) {
		assertThat(state(PaykkaRequestKind.PAYMENT, payment(status), null)).isEqualTo(state);
		assertThat(state(PaykkaRequestKind.QUERY, payment(status), null)).isEqualTo(state);
		assertThat(state(PaykkaRequestKind.QUERY, topLevel(status), "POST /v3/payment/acq/query")).isEqualTo(state);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SUCCESS", "AUTHORIZED" })
	void isNotGoodWithoutAnOrderId(String status) {
		for (Object orderId : Arrays.asList(null, "", "  ", List.of("GW1"), true)) {
			Map<String, Object> body = topLevel(status);
			body.put("order_id", orderId);
			assertNotGood(body);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "SUCCESS", "AUTHORIZED" })
	void isNotGoodBesideACode(String status) {
		for (String place : ResponseRulesTests.PLACES) {
			for (Object code : List.of("5004", "4000", 5004, "2099", true, List.of())) {
				RepeatedMembers data = new RepeatedMembers().and("status", status).and("order_id", "GW1");
				RepeatedMembers body = new RepeatedMembers().and("ret_code", "000000").and("data", data);
				(place.startsWith("data.") ? data : body).and(place.replace("data.", ""), code);
				assertNotGood(body);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "SUCCESS", "AUTHORIZED" })
	void isNotGoodWithoutASuccessfulRetCode(String status) {
		for (Object code : Arrays.asList(null, "", " ", " 000000", "00", false, List.of())) {
			Map<String, Object> body = topLevel(status);
			body.put("ret_code", code);
			assertNotGood(body);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "SUCCESS", "AUTHORIZED" })
	void isNotGoodWhereSomethingIsNotUnderstood(String status) {
		for (String name : List.of("retCode", "Error-Code", "STATUS", "data")) {
			for (Object value : List.of("000000", List.of(), true)) {
				Map<String, Object> body = topLevel(status);
				body.put(name, value);
				assertNotGood(body);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, 302, 400, 429, 500, 503, 600 })
	void isNotGoodForAStatusOtherThan2xx(int status) {
		for (PaykkaRequestKind kind : PaykkaRequestKind.values()) {
			assertThat(GatewayResponse.of(kind, status, payment("SUCCESS"), null, null).getState())
				.isNotIn(State.SUCCEEDED, State.AUTHORIZED);
		}
	}

	@ParameterizedTest
	@CsvSource({ "SUCCESS, FAILURE", "SUCCESS, AUTHORIZED", "SUCCESS, PROCESSING", "SUCCESS, 200",
			"PROCESSING, PENDING", "FAILURE, DECLINED", "AUTHORIZED, unknown" })
	void isOtherForStatusesThatDiffer(String one, String other) {
		Map<String, Object> body = payment(one);
		body.put("status", other);
		RepeatedMembers twice = new RepeatedMembers().and("ret_code", "0")
			.and("order_id", "GW1")
			.and("status", one)
			.and("status", other);
		for (PaykkaRequestKind kind : PaykkaRequestKind.values()) {
			assertThat(state(kind, body, null)).isEqualTo(State.OTHER);
			assertThat(state(kind, twice, null)).isEqualTo(State.OTHER);
		}
	}

	@Test
	void isThatOfStatusesThatAreTheSame() {
		Map<String, Object> body = payment("SUCCESS");
		body.put("status", "success ");
		assertThat(state(PaykkaRequestKind.PAYMENT, body, null)).isEqualTo(State.SUCCEEDED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST /v3/payment/acq/refund", "POST /v3/payment/acq/refund/query",
			"POST /v3/payment/acq/REFUND;v=1/?x", "POST /v3/payment/acq/void", "POST /v3/payment/acq/void/query" })
	void isOtherForARefundOrAVoidByItsPath(String request) {
		for (String status : List.of("SUCCESS", "AUTHORIZED")) {
			assertThat(state(PaykkaRequestKind.PAYMENT, payment(status), request)).isEqualTo(State.OTHER);
			assertThat(state(PaykkaRequestKind.QUERY, payment(status), request)).isEqualTo(State.OTHER);
		}
		assertThat(state(PaykkaRequestKind.QUERY, payment("REVIEWING"), request)).isEqualTo(State.PENDING);
		assertThat(state(PaykkaRequestKind.QUERY, payment("FAILURE"), request)).isEqualTo(State.FAILED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "refund_trans_id", "refund_order_id" })
	void isOtherForARefundByItsMembers(String name) {
		for (Object value : List.of("R1", "", 1, true)) {
			Map<String, Object> body = payment("SUCCESS");
			body.put(name, value);
			assertNotGood(body);
		}
		Map<String, Object> body = payment("SUCCESS");
		body.put(name, null);
		assertThat(state(PaykkaRequestKind.PAYMENT, body, null)).isEqualTo(State.SUCCEEDED);
	}

	@ParameterizedTest
	@EnumSource
	void isOtherWithoutABody(PaykkaRequestKind kind) {
		assertThat(state(kind, null, null)).isEqualTo(State.OTHER);
		assertThat(state(kind, Map.of(), "POST /v3/payment/acq/void")).isEqualTo(State.OTHER);
	}

	@Test
	void isOtherForAPeer() {
		assertThat(state(PaykkaRequestKind.PEER, payment("SUCCESS"), null)).isEqualTo(State.OTHER);
	}

	private static void assertNotGood(Map<String, ?> body) {
		for (PaykkaRequestKind kind : PaykkaRequestKind.values()) {
			assertThat(state(kind, body, null)).as("%s %s", kind, body).isNotIn(State.SUCCEEDED, State.AUTHORIZED);
		}
		assertThat(GatewayResponse.ofNotification(body).getState()).isNotIn(State.SUCCEEDED, State.AUTHORIZED);
	}

	private static State state(PaykkaRequestKind kind, Map<String, ?> body, String request) {
		return GatewayResponse.of(kind, 200, body, null, request).getState();
	}

	private static Map<String, Object> payment(String status) {
		return new HashMap<>(
				Map.of("ret_code", "000000", "data", Map.of("status", status, "order_id", "GW1", "trans_id", "T1")));
	}

	private static Map<String, Object> topLevel(String status) {
		return new HashMap<>(Map.of("ret_code", "000000", "status", status, "order_id", "GW1"));
	}

}
