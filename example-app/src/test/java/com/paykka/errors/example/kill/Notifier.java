package com.paykka.errors.example.kill;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import com.paykka.errors.test.PaykkaSandbox;
import com.paykka.errors.test.SandboxNotification;
import com.paykka.errors.test.SandboxTransaction;
import com.paykka.errors.test.SandboxTransaction.Type;

/**
 * Settles pending transactions, and notifies the shop of half of all transactions, twice,
 * until it acknowledges that. The shop has to find out about the rest on its own.
 *
 * @param sandbox the sandbox
 * @param url the shop's endpoint
 */
record Notifier(PaykkaSandbox sandbox, String url) implements Runnable {

	@Override
	public void run() {
		Random random = new Random(42);
		Map<String, Integer> delivered = new HashMap<>();
		while (!Thread.currentThread().isInterrupted()) {
			for (SandboxTransaction transaction : this.sandbox.ledger().transactions()) {
				if (transaction.status().equals("PROCESSING")) {
					this.sandbox.ledger().settle(transaction.transId());
				}
				int times = delivered.getOrDefault(transaction.transId(), 0);
				boolean silent = transaction.transId().hashCode() % 2 == 0;
				if (!silent && times < 2 && random.nextInt(4) == 0 && notifyOf(transaction)) {
					delivered.put(transaction.transId(), times + 1);
				}
			}
			try {
				Thread.sleep(100);
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	private boolean notifyOf(SandboxTransaction transaction) {
		String type = ((transaction.type() == Type.REFUND) ? "REFUND." : "PAYMENT.")
				+ (transaction.isSuccessful() ? "SUCCESS" : "FAILURE");
		try {
			return this.sandbox
				.notify(this.url, SandboxNotification.of(type, transaction.transId(), transaction.status()))
				.isAcknowledged();
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

}
