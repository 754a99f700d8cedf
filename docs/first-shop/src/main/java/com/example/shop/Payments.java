package com.example.shop;

import java.io.IOException;
import java.util.Map;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.client.PaykkaRestClientErrors;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

@Component
class Payments {

	private final RestClient paykka;

	Payments(RestClient.Builder builder, @Value("${shop.gateway-url}") String gateway) {
		this.paykka = builder.baseUrl(gateway).apply(PaykkaRestClientErrors.decoding()).build();
	}

	GatewayResponse.State pay(String transId, long amount, String cardNumber) {
		GatewayResponse payment;
		try {
			payment = GatewayResponse.of(200, send(transId, amount, cardNumber), null);
		}
		catch (PaykkaException ex) {
			String sent = ex.getUpstreamTransId();
			throw (sent == null || sent.equals(transId)) ? ex : another(ex);
		}
		if (!payment.matches(transId, amount, "EUR")) {
			throw another(new IOException("The response belongs to another payment"));
		}
		return payment.getState();
	}

	private Map<String, Object> send(String transId, long amount, String cardNumber) {
		return this.paykka.post()
			.uri("/v3/payment/acq/payment")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("merchant_id", "18356675194960", "trans_id", transId, "amount", amount, "currency", "EUR",
					"card", Map.of("card_number", cardNumber)))
			.retrieve()
			.body(new ParameterizedTypeReference<>() {
			});
	}

	private static PaykkaException another(Exception cause) {
		return PaykkaException.noResponse(PaykkaRequestKind.PAYMENT, "POST /v3/payment/acq/payment", cause);
	}

}
