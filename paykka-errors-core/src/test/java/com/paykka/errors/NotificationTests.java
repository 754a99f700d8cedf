package com.paykka.errors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.paykka.errors.GatewayResponse.State;
import com.paykka.errors.PaykkaException.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for how {@link GatewayResponse} reads notifications.
 */
class NotificationTests {

	private static final List<String> TYPES = List.of("", "PAYMENT.AUTHORIZATION", "PAYMENT.SUCCESS", "PAYMENT.FAILURE",
			"PAYMENT.CANCELED", "REFUND.SUCCESS", "REFUND.FAILURE", "DISPUTE", "PAYMENT.NEW");

	private static final Map<String, ?> DECLINE = Map.of("notify_type", "PAYMENT.FAILURE", "error_code", "5002",
			"error_description", "Declined", "amount", 322);

	private static List<String> statuses() {
		List<String> statuses = new ArrayList<>(List.of("", "200"));
		statuses.addAll(ResponseRulesTests.FAILED);
		statuses.addAll(ResponseRulesTests.UNDECIDED);
		statuses.addAll(ResponseRulesTests.MONEY);
		return statuses;
	}

	/**
	 * What a notification becomes, by the page's words.
	 */
	private static String expected(String type, String status, String code) {
		boolean failed = !code.isEmpty();
		String beside = switch (type) {
			case "PAYMENT.FAILURE" -> failed ? code : "4026";
			case "REFUND.FAILURE" -> "6008";
			case "PAYMENT.CANCELED" ->
				(status.isEmpty() || status.equals("CANCELED")) ? "4019" : failed ? "6008" : null;
			case "" -> failed ? code : ResponseRulesTests.FAILED.contains(status) ? "4026" : null;
			default -> failed ? "6008" : null;
		};
		return (beside != null) ? ResponseRulesTests.besideStatus(beside, status, -1, null) : null;
	}

	@Test
	void typeTakesPrecedenceOverTheStatus() {
		for (String type : TYPES) {
			for (String status : statuses()) {
				assertThat(decode(notification(type, status, ""))).as("%s %s", type, status)
					.isEqualTo(expected(type, status, ""));
			}
		}
	}

	/**
	 * Every type with every status and every code.
	 */
	@Test
	void codeCountsForEveryType() {
		for (String type : TYPES) {
			for (String status : statuses()) {
				for (PaykkaErrorCode code : ResponseRulesTests.codes()) {
					for (String name : List.of("error_code", "ret_code")) {
						Map<String, Object> notification = notification(type, status, "");
						notification.put(name, code.getCode());
						String decoded = decode(notification);
						String expected = expected(type, status, code.getCode());
						if (!decoded.equals(expected)) {
							assertThat(decoded).as("%s", notification).isEqualTo(expected);
						}
					}
				}
			}
		}
	}

	@Test
	void eventTypeIsReadWhereThereIsNoNotifyType() {
		for (String type : TYPES) {
			for (String status : statuses()) {
				for (String code : List.of("", "5004", "4000", "6002")) {
					Map<String, Object> notification = notification("", status, code);
					notification.put("event_type", type);
					assertThat(decode(notification)).isEqualTo(expected(type, status, code));
					notification.put("notify_type", "PAYMENT.SUCCESS");
					assertThat(decode(notification)).isEqualTo(expected("PAYMENT.SUCCESS", status, code));
				}
			}
		}
	}

	@Test
	void disputeIsNotAFailureOfAPayment() {
		assertThat(decode(Map.of("event_type", "DISPUTE", "status", "FAILURE"))).isNull();
		assertThat(decode(Map.of("event_type", "DISPUTE", "status", "FAILURE", "error_code", "5004")))
			.isEqualTo("6008");
	}

	@Test
	void withoutTypeCodeAndStatusDecide() {
		assertThat(decode(Map.of("error_code", "5004"))).isEqualTo("5004");
		assertThat(decode(Map.of("error_code", "5004", "status", "SUCCESS"))).isEqualTo("6008");
		assertThat(decode(Map.of("error_code", "5004", "ret_code", "4000"))).isEqualTo("4000");
		assertThat(decode(Map.of("status", "failure"))).isEqualTo("4026");
		assertThat(decode(Map.of("status", "FAILURE", "data", Map.of("status", "SUCCESS")))).isEqualTo("6008");
		assertThat(decode(Map.of("status", "CANCELED"))).isNull();
		assertThat(decode(Map.of("status", "SUCCESS"))).isNull();
		assertThat(decode(Map.of("amount", 1))).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "PAYMENT.SUCCESS, PAYMENT.FAILURE, 6008", "REFUND.SUCCESS, REFUND.FAILURE, 6008",
			"PAYMENT.SUCCESS, PAYMENT.CANCELED,", "PAYMENT.FAILURE, payment.failure, 4026" })
	void typesThatDifferAreNeverAFailureThatInvitesAnotherPayment(String one, String other, String code) {
		RepeatedMembers twice = new RepeatedMembers().and("notify_type", one).and("notify_type", other);
		assertThat(decode(twice)).isEqualTo(code);
		assertThat(GatewayResponse.ofNotification(twice.and("status", "SUCCESS").and("order_id", "GW1")).getState())
			.isEqualTo(State.OTHER);
		assertThat(decode(Map.of("notify_type", one, "data", Map.of("notify_type", other)))).isEqualTo(code);
	}

	@Test
	void caseOfTheTypeDoesNotMatter() {
		assertThat(decode(Map.of("notify_type", " payment.failure\n"))).isEqualTo("4026");
	}

	@ParameterizedTest
	@ValueSource(strings = { "notify_type", "event_type", "status", "error_code", "ret_code" })
	void whatCannotBeReadIsAFailure(String name) {
		ResponseRulesTests.notText()
			.forEach((value) -> assertThat(decode(Map.of("amount", 1, name, value))).as("%s", value).isEqualTo("6000"));
	}

	@Test
	void bodyThatCannotBeReadOrIsEmptyIsAFailure() {
		assertThat(decode(null)).isEqualTo("6000");
		assertThat(decode(Map.of())).isEqualTo("6000");
	}

	@Test
	void codeIsAlwaysKept() {
		for (String type : TYPES) {
			assertThat(GatewayResponse.ofNotification(notification(type, "", "5004")).toException()).returns("5004",
					PaykkaException::getUpstreamCode);
		}
	}

	@Test
	void failureIsThatOfTheGatewayWithoutStatusOrTimeToWait() {
		assertThat(GatewayResponse.ofNotification(DECLINE).toException())
			.returns(PaykkaErrorCode.ISSUER_DECLINED, PaykkaException::getErrorCode)
			.returns("5002", PaykkaException::getUpstreamCode)
			.returns("Declined", PaykkaException::getUpstreamMessage)
			.returns(Origin.GATEWAY, PaykkaException::getOrigin)
			.returns(null, PaykkaException::getUpstreamStatus)
			.returns(null, PaykkaException::getUpstreamRequest)
			.returns(null, PaykkaException::getRetryAfter);
	}

	@Test
	void mayHoldUnknownCode() {
		assertThat(decode(notification("PAYMENT.FAILURE", "", "2099"))).isEqualTo("6008");
	}

	/**
	 * Every type with every status.
	 */
	@Test
	void stateNeedsTheTypeThatBelongsToTheStatus() {
		for (String type : TYPES) {
			for (String status : statuses()) {
				Map<String, Object> notification = notification(type, status.toLowerCase(Locale.ROOT), "");
				notification.put("order_id", "GW1");
				assertThat(GatewayResponse.ofNotification(notification).getState()).as("%s", notification)
					.isEqualTo(expectedState(type, status));
				notification.remove("order_id");
				assertThat(GatewayResponse.ofNotification(notification).getState()).isNotIn(State.SUCCEEDED,
						State.AUTHORIZED);
			}
		}
	}

	private static State expectedState(String type, String status) {
		if (status.equals("SUCCESS")) {
			return type.equals("PAYMENT.SUCCESS") ? State.SUCCEEDED : State.OTHER;
		}
		if (status.equals("AUTHORIZED")) {
			return type.equals("PAYMENT.AUTHORIZATION") ? State.AUTHORIZED : State.OTHER;
		}
		if (ResponseRulesTests.FAILED.contains(status)) {
			return (type.isEmpty() || type.endsWith(".FAILURE")) ? State.FAILED : State.OTHER;
		}
		return ResponseRulesTests.UNDECIDED.contains(status) ? State.PENDING : State.OTHER;
	}

	@Test
	void stateOfARefundIsOther() {
		Map<String, Object> notification = notification("PAYMENT.SUCCESS", "SUCCESS", "");
		notification.put("order_id", "GW1");
		assertThat(GatewayResponse.ofNotification(notification).getState()).isEqualTo(State.SUCCEEDED);
		notification.put("refund_order_id", "RG1");
		assertThat(GatewayResponse.ofNotification(notification).getState()).isEqualTo(State.OTHER);
	}

	private static String decode(Map<String, ?> body) {
		PaykkaErrorCode code = GatewayResponse.ofNotification(body).toErrorCode();
		return (code != null) ? code.getCode() : null;
	}

	private static Map<String, Object> notification(String type, String status, String code) {
		Map<String, Object> notification = new HashMap<>();
		notification.put("notify_type", type);
		notification.put("status", status);
		notification.put("error_code", code);
		notification.put("amount", 322);
		return notification;
	}

}
