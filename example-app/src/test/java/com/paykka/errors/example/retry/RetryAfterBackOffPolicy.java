package com.paykka.errors.example.retry;

import org.springframework.retry.backoff.BackOffInterruptedException;
import org.springframework.retry.backoff.StatelessBackOffPolicy;
import org.springframework.retry.support.RetrySynchronizationManager;

/**
 * Waits as long as the call's last failure asks.
 */
class RetryAfterBackOffPolicy extends StatelessBackOffPolicy {

	@Override
	protected void doBackOff() {
		Throwable failure = RetrySynchronizationManager.getContext().getLastThrowable();
		try {
			Thread.sleep(RetryWait.after(failure).toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new BackOffInterruptedException("Interrupted before a retry", failure);
		}
	}

}
