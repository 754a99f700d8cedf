package com.paykka.errors.example.retry;

import org.springframework.retry.RetryContext;
import org.springframework.retry.backoff.BackOffContext;
import org.springframework.retry.backoff.BackOffInterruptedException;
import org.springframework.retry.backoff.BackOffPolicy;

/**
 * Waits as long as the call's last failure says.
 */
class RetryAfterBackOffPolicy implements BackOffPolicy {

	@Override
	public BackOffContext start(RetryContext call) {
		return new Call(call);
	}

	@Override
	public void backOff(BackOffContext context) {
		Throwable failure = ((Call) context).context().getLastThrowable();
		try {
			Thread.sleep(RetryableSoon.waitAfter(failure).toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new BackOffInterruptedException("Interrupted before a retry", failure);
		}
	}

	private record Call(RetryContext context) implements BackOffContext {

	}

}
