package com.paykka.errors.example.clients;

import java.math.BigDecimal;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.client.PaykkaRestClientErrors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.MediaType;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.jsonPath;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

/**
 * Tests for {@link BoundPayments}.
 */
class BoundPaymentsTests {

	@Test
	void bindsItsOwnResponse() {
		assertThat(payments("T1", 322).pay("T1", new BigDecimal("3.22"), "EUR").data().status()).isEqualTo("SUCCESS");
	}

	@ParameterizedTest
	@CsvSource({ "T2, 322", "T1, 323" })
	void responseToAnotherPaymentIsNone(String transId, long amount) {
		assertThatExceptionOfType(PaykkaException.class)
			.isThrownBy(() -> payments(transId, amount).pay("T1", new BigDecimal("3.22"), "EUR"))
			.returns(PaykkaErrorCode.NETWORK_ERROR, PaykkaException::getErrorCode);
	}

	@ParameterizedTest
	@CsvSource({ "EUR, 3.22, 322", "JPY, 322, 322", "KWD, 0.322, 322" })
	void amountIsInTheMinorUnit(String currency, BigDecimal price, long amount) {
		assertThat(BoundPayments.minorUnits(price, currency)).isEqualTo(amount);
	}

	@Test
	void amountThatTheCurrencyDoesNotHaveIsRefused() {
		assertThatExceptionOfType(ArithmeticException.class)
			.isThrownBy(() -> BoundPayments.minorUnits(new BigDecimal("3.5"), "JPY"));
	}

	private static BoundPayments payments(String transId, long amount) {
		RestClient.Builder builder = RestClient.builder();
		MockRestServiceServer.bindTo(builder)
			.build()
			.expect(jsonPath("$.amount").value(322))
			.andRespond(withSuccess(
					"""
							{"ret_code":"000000","data":{"trans_id":"%s","order_id":"GW1","amount":%d,"currency":"EUR","status":"SUCCESS"}}
							"""
						.formatted(transId, amount),
					MediaType.APPLICATION_JSON));
		return new BoundPayments(builder.apply(PaykkaRestClientErrors.decoding()).build());
	}

}
