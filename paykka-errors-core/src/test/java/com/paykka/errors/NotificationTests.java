package com.paykka.errors;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.paykka.errors.PaykkaException.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for how {@link GatewayResponse} reads notifications.
 */
class NotificationTests {

	private static final Set<String> MONEY = Set.of("SUCCESS", "AUTHORIZED", "REFUNDED", "PARTIALLY_REFUNDED",
			"PARTIALLY_REVERSED");

	private static final Map<String, ?> DECLINE = Map.of("notify_type", "PAYMENT.FAILURE", "error_code", "5002",
			"error_description", "Declined", "amount", 322);

	static Stream<Arguments> typesAndStatuses() {
		List<String> types = List.of("PAYMENT.AUTHORIZATION", "PAYMENT.SUCCESS", "PAYMENT.FAILURE", "PAYMENT.CANCELED",
				"REFUND.SUCCESS", "REFUND.FAILURE");
		return types.stream()
			.flatMap((type) -> Stream.concat(ResponseRulesTests.STATUSES.stream(), Stream.of(""))
				.map((status) -> Arguments.of(type, status)));
	}

	@ParameterizedTest
	@MethodSource("typesAndStatuses")
	void typeTakesPrecedenceOverTheStatus(String type, String status) {
		assertThat(decode(notification(type, status, ""))).isEqualTo(expected(type, status, "4026"));
	}

	@ParameterizedTest
	@MethodSource("typesAndStatuses")
	void codeCountsOnlyWhereTheTypeReportsAFailedPayment(String type, String status) {
		assertThat(decode(notification(type, status, "5004"))).isEqualTo(expected(type, status, "5004"));
	}

	private static String expected(String type, String status, String code) {
		return switch (type) {
			case "PAYMENT.FAILURE" -> MONEY.contains(status) ? "6008" : status.equals("PROCESSING") ? "4000" : code;
			case "REFUND.FAILURE" -> "6008";
			case "PAYMENT.CANCELED" -> Set.of("", "CANCELED").contains(status) ? "4019" : null;
			default -> null;
		};
	}

	@ParameterizedTest
	@MethodSource("typesAndStatuses")
	void eventTypeIsReadWhereThereIsNoNotifyType(String type, String status) {
		Map<String, Object> notification = notification(type, status, "5004");
		String expected = decode(notification);
		notification.put("event_type", notification.remove("notify_type"));
		assertThat(decode(notification)).isEqualTo(expected);
		notification.put("notify_type", "PAYMENT.SUCCESS");
		assertThat(decode(notification)).isNull();
	}

	@Test
	void disputeIsNotAFailureOfAPayment() {
		assertThat(decode(Map.of("event_type", "DISPUTE", "status", "FAILURE", "error_code", "5004"))).isNull();
	}

	@Test
	void withoutTypeCodeAndStatusDecide() {
		assertThat(decode(Map.of("error_code", "5004"))).isEqualTo("5004");
		assertThat(decode(Map.of("status", "failure"))).isEqualTo("4026");
		assertThat(decode(Map.of("status", "CANCELED"))).isNull();
		assertThat(decode(Map.of())).isNull();
	}

	@Test
	void caseOfTheTypeDoesNotMatter() {
		assertThat(decode(Map.of("notify_type", " payment.failure\n"))).isEqualTo("4026");
	}

	@ParameterizedTest
	@ValueSource(strings = { "notify_type", "event_type", "status", "error_code", "ret_code" })
	void whatCannotBeReadIsAFailure(String name) {
		for (Object value : List.of(true, List.of("PAYMENT.SUCCESS"), Map.of(), new Object(), 'c')) {
			assertThat(decode(Map.of("amount", 1, name, value))).as("%s", value).isEqualTo("6000");
		}
	}

	@Test
	void bodyThatCannotBeReadIsAFailure() {
		assertThat(decode(null)).isEqualTo("6000");
	}

	@Test
	void refundKeepsItsCode() {
		Map<String, Object> refund = notification("REFUND.FAILURE", "", "5004");
		assertThat(GatewayResponse.ofNotification(refund).toException()).returns("5004",
				PaykkaException::getUpstreamCode);
	}

	@Test
	void failureIsThatOfTheGatewayWithoutStatusOrTimeToWait() {
		assertThat(GatewayResponse.ofNotification(DECLINE).toException())
			.returns(PaykkaErrorCode.ISSUER_DECLINED, PaykkaException::getErrorCode)
			.returns("5002", PaykkaException::getUpstreamCode)
			.returns("Declined", PaykkaException::getUpstreamMessage)
			.returns(Origin.GATEWAY, PaykkaException::getOrigin)
			.returns(null, PaykkaException::getUpstreamStatus)
			.returns(null, PaykkaException::getRetryAfter);
	}

	@Test
	void mayHoldUnknownCode() {
		Map<String, Object> notification = notification("PAYMENT.FAILURE", "", "2099");
		assertThat(decode(notification)).isEqualTo("6008");
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
		return notification;
	}

}
