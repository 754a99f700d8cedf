package com.paykka.errors.example.payment;

/**
 * Settles, for tests of other packages, the attempts that are due.
 */
public class DueAttempts {

	private final Settlements settlements;

	DueAttempts(Settlements settlements) {
		this.settlements = settlements;
	}

	public void settle() {
		this.settlements.settleDue(() -> true);
	}

}
