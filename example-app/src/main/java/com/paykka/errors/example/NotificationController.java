package com.paykka.errors.example;

import java.util.Map;

import com.paykka.errors.GatewayAnswer;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Receives PayKKa's notifications. Each one is acknowledged, whatever it says, because
 * PayKKa's server can't do anything about a failure here. A notification is only a hint
 * that a payment has changed: the shop asks the gateway how.
 */
@RestController
class NotificationController {

	private static final Logger logger = LoggerFactory.getLogger(NotificationController.class);

	private static final Map<String, String> ACKNOWLEDGED = Map.of("ret_code", "000000", "ret_msg", "Success");

	private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
	};

	private final OrderStore orders;

	private final Payments payments;

	private final JsonMapper json;

	NotificationController(OrderStore orders, Payments payments, JsonMapper json) {
		this.orders = orders;
		this.payments = payments;
		this.json = json;
	}

	@PostMapping("/paykka/notifications")
	Map<String, String> on(@RequestBody(required = false) byte @Nullable [] body) {
		Map<String, Object> notification = read(body);
		PaykkaErrorCode failure = GatewayAnswer.ofNotification(notification).toErrorCode();
		logger.debug("Notified of {}", (failure != null) ? failure : "no failure");
		Long order = this.orders.findByTransId((notification != null) ? notification.get("trans_id") : null);
		if (order != null) {
			settle(order);
		}
		return ACKNOWLEDGED;
	}

	private @Nullable Map<String, Object> read(byte @Nullable [] body) {
		try {
			return (body != null) ? this.json.readValue(body, OBJECT) : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private void settle(long order) {
		try {
			this.payments.query(order);
		}
		catch (PaykkaException ex) {
			// The order stays locked until the gateway is asked again
			logger.warn("Order {} could not be settled: {}", order, ex.getErrorCode());
		}
	}

}
