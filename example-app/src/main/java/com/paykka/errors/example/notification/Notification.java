package com.paykka.errors.example.notification;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Identifies one of PayKKa's notifications.
 *
 * @param type the {@code notify_type}, or else the {@code event_type}
 * @param transId the {@code trans_id} that it is about
 * @param status the {@code status}
 */
record Notification(String type, String transId, String status) {

	static @Nullable Notification of(@Nullable Map<String, Object> body) {
		if (body == null || !(body.get("trans_id") instanceof String transId)) {
			return null;
		}
		// PostgreSQL can't store it
		if (transId.indexOf('\0') >= 0) {
			return null;
		}
		return new Notification(text(body.getOrDefault("notify_type", body.get("event_type"))), transId,
				text(body.get("status")));
	}

	// At most as long as the columns
	private static String text(@Nullable Object value) {
		String text = (value instanceof String) ? value.toString().replace('\0', '?') : "";
		return text.substring(0, Math.min(text.length(), 64));
	}

}
