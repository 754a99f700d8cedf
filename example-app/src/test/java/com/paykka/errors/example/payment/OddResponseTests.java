package com.paykka.errors.example.payment;

import com.jayway.jsonpath.JsonPath;
import com.paykka.errors.example.ShopClient;
import com.paykka.errors.example.ShopTest;
import com.paykka.errors.test.OddResponse;
import com.paykka.errors.test.TestCard;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a failed payment is never taken for paid, regardless of the form in which
 * the gateway reports it.
 */
@ShopTest
class OddResponseTests {

	private final ShopClient shop;

	@Autowired
	OddResponseTests(RestTestClient http) {
		this.shop = new ShopClient(http);
	}

	@ParameterizedTest
	@EnumSource
	void paymentIsNotTakenForPaid(OddResponse odd) {
		long id = this.shop.createOrder(odd.getAmount());
		String problem = new String(this.shop.pay(id, TestCard.GOOD).expectBody().returnResult().getResponseBody());
		assertThat(JsonPath.<String>read(problem, "$.code")).isEqualTo(codeOf(odd));
		assertThat(JsonPath.<Boolean>read(problem, "$.retryable")).isFalse();
		String queried = new String(this.shop.payment(id).expectBody().returnResult().getResponseBody());
		assertThat(JsonPath.<String>read(queried, "$.status")).isEqualTo("CREATED");
	}

	private static String codeOf(OddResponse odd) {
		return switch (odd) {
			// Confirmed by a query
			case REPEATED_NAME, REPEATED_NAME_IN_DATA, RET_CODE_IN_DATA, ERROR_CODE_BESIDE_DATA, DECLINE_BEHIND_RETRY,
					FAILURE_WITHOUT_CODE, DECLINED_WITHOUT_CODE ->
				"5004";
			case CODE_WHILE_PROCESSING, CODE_WHILE_REVIEWING, CODE_WHILE_PENDING, RETRY_WHILE_PROCESSING -> "4000";
			case CODE_BESIDE_SUCCESS, CODE_BESIDE_AUTHORIZED, CODE_BESIDE_UNKNOWN_STATUS, RETRY_BESIDE_SUCCESS,
					REFUSED_BESIDE_SUCCESS, REPEATED_DATA, DIFFERING_STATUSES ->
				"6008";
			case RETRY_CUT_OFF -> "6007";
			default -> "6000";
		};
	}

}
