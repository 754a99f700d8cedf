package com.paykka.errors.example.payment;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Calls an operator: a line in the log and the counter {@code shop.alarms}.
 */
@Component
class Alarms {

	private static final Logger logger = LoggerFactory.getLogger(Alarms.class);

	private final MeterRegistry meters;

	Alarms(MeterRegistry meters) {
		this.meters = meters;
		for (Reason reason : Reason.values()) {
			count(reason, 0);
		}
	}

	void raise(Reason reason, Attempt attempt) {
		logger.error("{}: {} in state {}", reason.text, attempt, attempt.state());
		count(reason, 1);
	}

	private void count(Reason reason, double times) {
		this.meters.counter("shop.alarms", "reason", reason.name()).increment(times);
	}

	/**
	 * Why an operator is called.
	 */
	enum Reason {

		/** The outcome of an attempt has been unknown for hours. */
		UNSETTLED("The outcome is still unknown"),

		/** The gateway reports about something else. */
		ODD_RESPONSE("The gateway reports something else"),

		/** A step succeeded for an order that was not waiting for it. */
		LATE_SUCCESS("This succeeded after the order had moved on"),

		/** Such a payment could not be reversed. */
		REVERSAL_FAILED("This could not be reversed");

		private final String text;

		Reason(String text) {
			this.text = text;
		}

	}

}
