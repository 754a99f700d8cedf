package com.paykka.errors.example.payment;

import java.time.Clock;
import java.util.function.BooleanSupplier;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.observability.PaykkaFailureReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Settles attempts of unknown outcome for which no request is waiting.
 */
@Component
class Settlements {

	private static final Logger logger = LoggerFactory.getLogger(Settlements.class);

	private final AttemptRepository repository;

	private final AttemptStore attempts;

	private final Inquiries inquiries;

	private final Payments payments;

	private final PaykkaFailureReporter reporter;

	private final Clock clock;

	Settlements(AttemptRepository repository, AttemptStore attempts, Inquiries inquiries, Payments payments,
			PaykkaFailureReporter reporter, Clock clock) {
		this.repository = repository;
		this.attempts = attempts;
		this.inquiries = inquiries;
		this.payments = payments;
		this.reporter = reporter;
		this.clock = clock;
	}

	/**
	 * Settle each attempt that is due. None is due before the client that sent it has
	 * given up.
	 * @param turn asked before each attempt whether it is this instance's turn
	 */
	void settleDue(BooleanSupplier turn) {
		for (Attempt attempt : this.repository.findDue(this.clock.instant())) {
			if (!turn.getAsBoolean()) {
				return;
			}
			try {
				settle(attempt);
			}
			catch (RuntimeException ex) {
				logger.warn("Not settled: {}", attempt, ex);
				this.reporter.report(ex);
				postpone(attempt);
			}
		}
	}

	private void postpone(Attempt attempt) {
		try {
			this.attempts.postpone(attempt);
		}
		catch (RuntimeException ex) {
			logger.warn("Not postponed: {}", attempt, ex);
		}
	}

	private void settle(Attempt attempt) {
		if (attempt.reversal() && attempt.isOpen() && (attempt.sends() == 0 || attempt.repeatable())) {
			send(attempt);
			return;
		}
		Outcome outcome = this.inquiries.ask(attempt);
		if (outcome.result() == Outcome.Result.OPEN) {
			this.reporter.report(outcome.failure());
		}
		this.attempts.settle(attempt, outcome);
		logger.info("Queried {}: {}", attempt, outcome.result());
	}

	private void send(Attempt reversal) {
		try {
			this.payments.sendReversal(reversal);
		}
		catch (PaykkaException ex) {
			logger.info("Sent {}: {}", reversal, ex.getErrorCode());
			this.reporter.report(ex);
		}
	}

}
