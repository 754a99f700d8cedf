package com.paykka.errors.example.notification;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

import com.paykka.errors.example.payment.Attempt;
import com.paykka.errors.example.payment.AttemptStore;
import com.paykka.errors.example.signing.SignatureVerifier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Receives PayKKa's notifications. It acknowledges each one that PayKKa has signed,
 * because PayKKa's server can't do anything about a failure here. A notification is only
 * a hint that a payment has changed: the shop queries the gateway, and acknowledges once
 * the result is committed.
 */
@RestController
class NotificationController {

	private static final Logger logger = LoggerFactory.getLogger(NotificationController.class);

	private static final Map<String, String> ACKNOWLEDGED = Map.of("ret_code", "000000", "ret_msg", "Success");

	private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
	};

	private final SignatureVerifier verifier;

	private final AttemptStore attempts;

	private final Notifications notifications;

	private final JsonMapper json;

	NotificationController(SignatureVerifier verifier, AttemptStore attempts, Notifications notifications,
			JsonMapper json) {
		this.verifier = verifier;
		this.attempts = attempts;
		this.notifications = notifications;
		this.json = json;
	}

	@PostMapping("/paykka/notifications")
	ResponseEntity<Map<String, String>> on(@RequestHeader HttpHeaders headers, InputStream body) throws IOException {
		// What is longer is cut off, so its signature is not valid
		byte[] raw = body.readNBytes(SignatureVerifier.MAX_BODY);
		// However old it is: it only leads to a query
		if (!this.verifier.isSigned("POST", "/paykka/notifications", headers, raw)
				|| !this.verifier.isForMerchant(headers, raw)) {
			// Anybody can send one, so it is not a failure of the shop
			logger.warn("Refused a notification that PayKKa has not signed for this merchant");
			return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
		}
		Notification notification = Notification.of(read(raw));
		Optional<Attempt> attempt = Optional.ofNullable(notification)
			.flatMap((found) -> this.attempts.findByTransId(found.transId()));
		if (notification != null && attempt.isPresent()) {
			this.notifications.handle(notification, attempt.get());
		}
		else {
			logger.debug("Notified of an unknown trans_id");
		}
		return ResponseEntity.ok(ACKNOWLEDGED);
	}

	private @Nullable Map<String, Object> read(byte[] body) {
		try {
			return this.json.readValue(body, OBJECT);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

}
