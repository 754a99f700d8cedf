package com.paykka.errors;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GatewayResponse#matches}.
 */
class ResponseMatchTests {

	@ParameterizedTest
	@MethodSource
	void amountMayHaveAnyForm(Object amount) {
		assertThat(matches(sent("amount", amount))).isTrue();
	}

	static Stream<Object> amountMayHaveAnyForm() {
		return Stream.of(322, 322L, 322.0, 322f, "322", "322.0", "322.00", "3.22E2", new BigDecimal("322.000"),
				new BigDecimal("3.22e2"), BigInteger.valueOf(322));
	}

	@ParameterizedTest
	@MethodSource
	void otherAmountDoesNotMatch(Object amount) {
		assertThat(matches(sent("amount", amount))).isFalse();
	}

	static Stream<Object> otherAmountDoesNotMatch() {
		return Stream.of(3.22, "3.22", 321, 323, 0, -322, "322.01", "EUR 322", "", " ", "322 ", "0x142", true,
				List.of(322), Map.of("value", 322), "1e999999999", "1e99999999999", Double.NaN, new Object());
	}

	@Test
	@Timeout(value = 5, threadMode = ThreadMode.SEPARATE_THREAD)
	void hugeAmountDoesNotMatch() {
		assertThat(matches(sent("amount", "9".repeat(1_000_000)))).isFalse();
		assertThat(matches(sent("amount", "322." + "0".repeat(1_000_000)))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "EUR", "eur", "Eur" })
	void currencyMayBeInAnyCase(String currency) {
		assertThat(matches(sent("currency", currency))).isTrue();
		assertThat(GatewayResponse.of(200, payment(), null).matches("T1", 322, currency)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "USD", "", "EU", "EUR " })
	void otherCurrencyDoesNotMatch(String currency) {
		assertThat(matches(sent("currency", currency))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "T2", "t1", "", "T1 " })
	void otherTransIdDoesNotMatch(String transId) {
		assertThat(matches(sent("trans_id", transId))).isFalse();
	}

	@Test
	void transIdIsComparedInFull() {
		String transId = "T".repeat(128);
		assertThat(GatewayResponse.of(200, sent("trans_id", transId + 'x'), null).matches(transId, 322, "EUR"))
			.isFalse();
	}

	@Test
	void transIdMayBeANumber() {
		assertThat(GatewayResponse.of(200, sent("trans_id", 42), null).matches("42", 322, "EUR")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "trans_id", "amount", "currency" })
	void whatIsMissingDoesNotMatch(String name) {
		for (Object value : Arrays.asList(null, true, List.of(), new Object())) {
			assertThat(matches(sent(name, value))).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "trans_id", "amount", "currency" })
	void whatContradictsItselfDoesNotMatch(String name) {
		Map<String, ?> right = Map.of("trans_id", "T1", "amount", 322, "currency", "EUR");
		for (Object other : List.of("T2", 323, "USD", "", List.of())) {
			Map<String, Object> levels = new HashMap<>(Map.of("ret_code", "000000", "data", right));
			levels.put(name, other);
			assertThat(matches(levels)).isFalse();
			RepeatedMembers twice = new RepeatedMembers();
			right.forEach(twice::and);
			assertThat(matches(twice.and(name, other))).isFalse();
		}
		Map<String, Object> same = new HashMap<>(Map.of("ret_code", "000000", "data", right));
		same.put(name, right.get(name));
		assertThat(matches(same)).isTrue();
	}

	@Test
	void levelsMayShareTheMembers() {
		assertThat(matches(Map.of("trans_id", "T1", "data", Map.of("amount", "322", "currency", "eur")))).isTrue();
	}

	@Test
	void refundIsComparedByItsOwnNumber() {
		Map<String, Object> refund = payment();
		refund.put("refund_trans_id", "R1");
		assertThat(GatewayResponse.of(200, refund, null))
			.returns(true, (response) -> response.matches("R1", 322, "EUR"))
			.returns(false, (response) -> response.matches("T1", 322, "EUR"));
		refund.put("data", Map.of("refund_trans_id", "R2"));
		assertThat(GatewayResponse.of(200, refund, null).matches("R1", 322, "EUR")).isFalse();
		refund.put("refund_trans_id", "");
		refund.remove("data");
		assertThat(GatewayResponse.of(200, refund, null).matches("T1", 322, "EUR")).isFalse();
		refund.put("refund_trans_id", null);
		assertThat(GatewayResponse.of(200, refund, null).matches("T1", 322, "EUR")).isTrue();
	}

	@Test
	void voidNeedsNoAmount() {
		Map<String, Object> body = payment();
		body.remove("amount");
		assertThat(ofVoid(body).matches("T1", 322, "EUR")).isTrue();
		assertThat(ofVoid(body).matches("T2", 322, "EUR")).isFalse();
		assertThat(GatewayResponse.of(200, body, null).matches("T1", 322, "EUR")).isFalse();
		assertThat(GatewayResponse.ofNotification(body).matches("T1", 322, "EUR")).isFalse();
		body.put("amount", 323);
		assertThat(ofVoid(body).matches("T1", 322, "EUR")).isFalse();
		body.put("amount", List.of());
		assertThat(ofVoid(body).matches("T1", 322, "EUR")).isFalse();
		body.put("amount", 322);
		assertThat(ofVoid(body).matches("T1", 322, "EUR")).isTrue();
		body.remove("currency");
		assertThat(ofVoid(body).matches("T1", 322, "EUR")).isFalse();
	}

	private static GatewayResponse ofVoid(Map<String, ?> body) {
		return GatewayResponse.of(PaykkaRequestKind.PAYMENT, 200, body, null, "POST /v3/payment/acq/void");
	}

	@Test
	void nullDoesNotMatch() {
		GatewayResponse response = GatewayResponse.of(200, payment(), null);
		assertThat(response.matches(null, 322, "EUR")).isFalse();
		assertThat(response.matches("T1", 322, null)).isFalse();
		assertThat(GatewayResponse.of(200, null, null).matches(null, 0, null)).isFalse();
		assertThat(GatewayResponse.of(200, Map.of(), null).matches("", 0, "")).isFalse();
	}

	@Test
	void bodyThatIsMissingDoesNotMatch() {
		assertThat(GatewayResponse.of(200, null, null).matches("T1", 322, "EUR")).isFalse();
		assertThat(GatewayResponse.of(PaykkaRequestKind.PAYMENT, 200, Map.of(), null, "POST /v3/void")
			.matches("T1", 322, "EUR")).isFalse();
		assertThat(GatewayResponse.of(PaykkaRequestKind.PEER, 200, payment(), null, null).matches("T1", 322, "EUR"))
			.isFalse();
	}

	@Test
	void failureMayBelongToTheRequestToo() {
		Map<String, Object> body = payment();
		body.put("ret_code", "5004");
		assertThat(GatewayResponse.of(402, body, null).matches("T1", 322, "EUR")).isTrue();
	}

	private static boolean matches(Map<String, ?> body) {
		boolean matches = GatewayResponse.of(200, body, null).matches("T1", 322, "EUR");
		assertThat(GatewayResponse.ofNotification(body).matches("T1", 322, "EUR")).isEqualTo(matches);
		return matches;
	}

	private static Map<String, Object> payment() {
		return new HashMap<>(Map.of("trans_id", "T1", "amount", 322, "currency", "EUR"));
	}

	private static Map<String, Object> sent(String name, Object value) {
		Map<String, Object> body = payment();
		body.put(name, value);
		return body;
	}

}
