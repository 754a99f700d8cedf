package com.paykka.errors.example;

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

		/** Nobody knows for hours how an attempt has ended. */
		UNSETTLED("Nobody knows yet how this has ended"),

		/** The gateway's response is about something else. */
		ODD_RESPONSE("The gateway speaks of something else"),

		/** A payment succeeded for an order that did not wait for it. */
		LATE_SUCCESS("This succeeded after the order had gone another way"),

		/** Such a payment could not be given back. */
		REVERSAL_FAILED("This could not be given back");

		private final String text;

		Reason(String text) {
			this.text = text;
		}

	}

}
