package com.example.jobs;

import com.paykka.errors.PaykkaException;
import com.paykka.errors.observability.PaykkaFailureReporter;

/**
 * Captures payments where no request waits.
 */
class Captures {

	private final Gateway gateway;

	private final PaykkaFailureReporter reporter;

	Captures(Gateway gateway, PaykkaFailureReporter reporter) {
		this.gateway = gateway;
		this.reporter = reporter;
	}

	void capture(String payment) {
		try {
			this.gateway.capture(payment);
		}
		catch (PaykkaException ex) {
			this.reporter.report(ex);
		}
	}

	/** A client. */
	interface Gateway {

		void capture(String payment);

	}

}
