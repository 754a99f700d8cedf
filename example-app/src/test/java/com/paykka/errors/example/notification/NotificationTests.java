package com.paykka.errors.example.notification;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NotificationTests {

	@Test
	void hasNothingThatPostgresCannotStore() {
		assertThat(Notification.of(Map.of("trans_id", "T\0"))).isNull();
		assertThat(Notification.of(Map.of("trans_id", "T1", "notify_type", "A\0", "status", "B".repeat(65))))
			.isEqualTo(new Notification("A?", "T1", "B".repeat(64)));
	}

}
