package com.paykka.errors.example.notification;

import java.time.Instant;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of notifications that the shop has handled.
 */
@Repository
class NotificationRepository {

	private final JdbcClient jdbc;

	NotificationRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	boolean contains(Notification notification) {
		return this.jdbc
			.sql("select count(*) from notifications where type = :type and trans_id = :transId and status = :status")
			.param("type", notification.type())
			.param("transId", notification.transId())
			.param("status", notification.status())
			.query(Integer.class)
			.single() > 0;
	}

	void insert(Notification notification, Instant now) {
		this.jdbc.sql(
				"insert into notifications (type, trans_id, status, received_at) values (:type, :transId, :status, :now)")
			.param("type", notification.type())
			.param("transId", notification.transId())
			.param("status", notification.status())
			.param("now", now.atOffset(ZoneOffset.UTC))
			.update();
	}

}
