package com.paykka.errors.example.notification;

import java.time.Clock;

import com.paykka.errors.example.payment.Attempt;
import com.paykka.errors.example.payment.AttemptStore;
import com.paykka.errors.example.payment.FailPoint;
import com.paykka.errors.example.payment.Inquiries;
import com.paykka.errors.example.payment.Outcome;
import com.paykka.errors.observability.PaykkaFailureReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Handles notifications by querying the gateway.
 */
@Component
class Notifications {

	private static final Logger logger = LoggerFactory.getLogger(Notifications.class);

	private final NotificationRepository notifications;

	private final Inquiries inquiries;

	private final AttemptStore attempts;

	private final PaykkaFailureReporter reporter;

	private final Clock clock;

	private final FailPoint failPoint;

	Notifications(NotificationRepository notifications, Inquiries inquiries, AttemptStore attempts,
			PaykkaFailureReporter reporter, Clock clock, FailPoint failPoint) {
		this.notifications = notifications;
		this.inquiries = inquiries;
		this.attempts = attempts;
		this.reporter = reporter;
		this.clock = clock;
		this.failPoint = failPoint;
	}

	/**
	 * Handle a notification once. If the gateway can't be queried now, it will be later.
	 */
	void handle(Notification notification, Attempt attempt) {
		this.failPoint.reach("notified");
		if (this.notifications.contains(notification)) {
			return;
		}
		Outcome outcome = this.inquiries.ask(attempt);
		if (outcome.result() == Outcome.Result.OPEN && outcome.failure() != null) {
			logger.warn("Not settled: {}, {}", attempt, outcome.failure().getErrorCode());
			this.reporter.report(outcome.failure());
			this.attempts.querySoon(attempt);
			return;
		}
		this.attempts.settle(attempt, outcome, () -> remember(notification));
		this.failPoint.reach("before-acknowledgement");
	}

	private void remember(Notification notification) {
		if (!this.notifications.contains(notification)) {
			this.notifications.insert(notification, this.clock.instant());
		}
	}

}
