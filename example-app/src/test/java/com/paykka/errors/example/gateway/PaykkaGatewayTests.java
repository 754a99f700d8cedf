package com.paykka.errors.example.gateway;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.GatewayResponse.State;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.example.ShopClient;
import com.paykka.errors.example.ShopTest;
import com.paykka.errors.example.Whole;
import com.paykka.errors.example.gateway.PaykkaGateway.Payment;
import com.paykka.errors.example.gateway.PaykkaQueries.Query;
import com.paykka.errors.test.TestCard;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static com.paykka.errors.PaykkaErrorCode.INSUFFICIENT_FUNDS;
import static com.paykka.errors.PaykkaErrorCode.ORDER_EXPIRED;
import static com.paykka.errors.PaykkaErrorCode.RETRY_TRANSACTION;
import static com.paykka.errors.PaykkaErrorCode.SIGNATURE_INVALID;
import static com.paykka.errors.PaykkaErrorCode.TOO_MANY_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests of the shop's client against the sandbox: codes in every place of a response, and
 * repeated keys.
 */
@ShopTest
class PaykkaGatewayTests {

	private static final AtomicInteger LAST_KEY = new AtomicInteger();

	private final PaykkaGateway gateway;

	private final PaykkaQueries queries;

	private String transId = "";

	@Autowired
	PaykkaGatewayTests(PaykkaGateway gateway, PaykkaQueries queries) {
		this.gateway = gateway;
		this.queries = queries;
	}

	@BeforeEach
	void nextKey() {
		this.transId = "T" + LAST_KEY.incrementAndGet();
	}

	@ParameterizedTest
	@ValueSource(longs = { 9_000_000, 8_000_000, 7_000_000 })
	void codeArrivesFromEachPlace(long place) {
		SoftAssertions softly = new SoftAssertions();
		for (PaykkaErrorCode errorCode : codes()) {
			String code = errorCode.getCode();
			softly.assertThatThrownBy(() -> pay(place + Long.parseLong(code)))
				.as(code)
				.isInstanceOf(PaykkaException.class)
				.extracting("errorCode", "upstreamCode", "origin")
				.containsExactly(errorCode, code, Origin.GATEWAY);
			nextKey();
		}
		softly.assertAll();
	}

	private static Set<PaykkaErrorCode> codes() {
		return Whole.ENABLED ? EnumSet.complementOf(EnumSet.of(PaykkaErrorCode.SUCCESS)) : EnumSet.of(SIGNATURE_INVALID,
				ORDER_EXPIRED, INSUFFICIENT_FUNDS, RETRY_TRANSACTION, TOO_MANY_REQUESTS);
	}

	@ParameterizedTest
	@ValueSource(longs = { 9_003_333, 8_003_333, 7_003_333 })
	void codeThatTheCatalogLacksIs6008(long amount) {
		PaykkaException failure = failureOf(amount);
		assertThat(failure.getErrorCode()).isEqualTo(PaykkaErrorCode.UNKNOWN_ERROR);
		assertThat(failure.getUpstreamCode()).isEqualTo("3333");
	}

	@Test
	void sameRequestAgainIsNoSecondPayment() {
		Object orderId = pay(1250).get("order_id");
		assertThat(pay(1250).get("order_id")).isEqualTo(orderId);
	}

	@Test
	void sameKeyForAnotherAmountIs4021() {
		pay(1250);
		assertThat(failureOf(1251).getErrorCode()).isEqualTo(PaykkaErrorCode.DUPLICATE_TRANSACTION_NUMBER);
	}

	@Test
	void queryForFailedPaymentRespondsWithItsCode() {
		failureOf(9_005_004);
		assertThat(query()).returns(State.FAILED, GatewayResponse::getState)
			.returns(PaykkaErrorCode.INSUFFICIENT_FUNDS, GatewayResponse::toErrorCode);
	}

	@Test
	void queryForPaymentThatWasRefusedIs4008() {
		failureOf(8_005_004);
		assertThat(codeOf(this::query)).isEqualTo("4008");
	}

	private Map<String, Object> pay(long amount) {
		return dataOf(this.gateway.pay(request(amount, TestCard.GOOD)));
	}

	private GatewayResponse query() {
		return GatewayResponse.of(200, this.queries.query(new Query(this.transId)), null);
	}

	private PaykkaException failureOf(long amount) {
		return failureOf(request(amount, TestCard.GOOD));
	}

	private PaykkaException failureOf(Payment request) {
		return failureOf(() -> this.gateway.pay(request));
	}

	private static PaykkaException failureOf(ThrowingCallable call) {
		PaykkaException failure = catchThrowableOfType(PaykkaException.class, call);
		assertThat(failure).isNotNull();
		return failure;
	}

	private static String codeOf(ThrowingCallable call) {
		return failureOf(call).getErrorCode().getCode();
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> dataOf(@Nullable Map<String, Object> response) {
		assertThat(response).containsKey("data");
		return (Map<String, Object>) response.get("data");
	}

	private Payment request(long amount, TestCard card) {
		return new Payment("18356675194960", this.transId, amount, "EUR",
				new Card(card.getNumber(), 2030, 6, "123", null));
	}

}
