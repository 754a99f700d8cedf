package com.paykka.errors.example.clients;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaRequestKind;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/**
 * Binds the response to a class of its own, once it is known to be the right one.
 */
class BoundPayments {

	private static final ParameterizedTypeReference<Map<String, Object>> MEMBERS = new ParameterizedTypeReference<>() {
	};

	private final RestClient paykka;

	private final JsonMapper json = JsonMapper.shared();

	BoundPayments(RestClient paykka) {
		this.paykka = paykka;
	}

	PaymentResponse pay(String transId, BigDecimal price, String currency) {
		long amount = minorUnits(price, currency);
		Map<String, Object> response = this.paykka.post()
			.uri("/v3/payment/acq/payment")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("trans_id", transId, "amount", amount, "currency", currency))
			.retrieve()
			.body(MEMBERS);
		if (!GatewayResponse.of(200, response, null).matches(transId, amount, currency)) {
			throw PaykkaException.noResponse(PaykkaRequestKind.PAYMENT, "POST /v3/payment/acq/payment",
					new IOException("The response belongs to another payment"));
		}
		return this.json.convertValue(response, PaymentResponse.class);
	}

	static long minorUnits(BigDecimal price, String currency) {
		return price.movePointRight(Currency.getInstance(currency).getDefaultFractionDigits()).longValueExact();
	}

	record PaymentResponse(Data data) {

		@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
		record Data(String orderId, String status) {

		}

	}

}
