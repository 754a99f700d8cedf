package com.paykka.errors.example;

import com.paykka.errors.observability.PaykkaFailureReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Asks the gateway about what the shop was notified of.
 */
@Component
class Notifications {

	private static final Logger logger = LoggerFactory.getLogger(Notifications.class);

	private final NotificationRepository repository;

	private final Inquiries inquiries;

	private final AttemptStore attempts;

	private final PaykkaFailureReporter reporter;

	private final FailPoint failPoint;

	Notifications(NotificationRepository repository, Inquiries inquiries, AttemptStore attempts,
			PaykkaFailureReporter reporter, FailPoint failPoint) {
		this.repository = repository;
		this.inquiries = inquiries;
		this.attempts = attempts;
		this.reporter = reporter;
		this.failPoint = failPoint;
	}

	/**
	 * Deal with a notification, once. If the gateway can't be asked now, it is later.
	 */
	void handle(Notification notification, Attempt attempt) {
		this.failPoint.reach("notified");
		if (this.repository.contains(notification)) {
			return;
		}
		Outcome outcome = this.inquiries.ask(attempt);
		if (outcome.kind() == Outcome.Kind.OPEN && outcome.failure() != null) {
			logger.warn("Not settled: {}, {}", attempt, outcome.failure().getErrorCode());
			this.reporter.report(outcome.failure());
			this.attempts.querySoon(attempt);
			return;
		}
		this.attempts.settle(attempt, outcome, notification);
		this.failPoint.reach("before-acknowledgement");
	}

}
