package com.paykka.errors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PaykkaRequestKind#ofPath}.
 */
class PaykkaRequestKindTests {

	@ParameterizedTest
	@ValueSource(strings = { "/v3/payment/acq/query", "/v3/payment/acq/refund/query", "query", "/QUERY", "/query/",
			"/query//", "/query?x=/payment", "/query#/payment", "/query;v=1", "/query;v=1/;w=2/", "/a;b/query",
			"https://api.paykka.com/v3/payment/acq/query?x=1" })
	void queryEndsInQuery(String path) {
		assertThat(PaykkaRequestKind.ofPath(path)).isEqualTo(PaykkaRequestKind.QUERY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v3/payment/acq/apple-pay/create-session", "apple-pay/create-session",
			"/Apple-Pay/Create-Session/", "/apple-pay;v=1/create-session;w=2?x#y" })
	void sessionOfApplePayIsUntouched(String path) {
		assertThat(PaykkaRequestKind.ofPath(path)).isEqualTo(PaykkaRequestKind.UNTOUCHED);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "/", "?", ";", "/v3/payment/acq/payment", "/create-session", "/apple-pay",
			"/create-session/apple-pay", "/apple-pay/create-session/x", "/query/x", "/querying", "/re-query",
			"/payment?x=/query", "/payment#/query", "/payment;x=/query2", "/payment?/apple-pay/create-session",
			"/apple-pay/x/create-session", "/payment/%71uery" })
	void anythingElseIsAPayment(String path) {
		assertThat(PaykkaRequestKind.ofPath(path)).isEqualTo(PaykkaRequestKind.PAYMENT);
	}

}
