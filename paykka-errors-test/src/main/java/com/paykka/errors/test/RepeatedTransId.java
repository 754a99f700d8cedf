package com.paykka.errors.test;

/**
 * What the sandbox does when a {@code trans_id} that it has already processed is
 * repeated. PayKKa does not document which of these the gateway does, so code that
 * repeats payments has to cope with each. A request that was refused does not count as
 * processed.
 *
 * @since 1.0.0
 */
public enum RepeatedTransId {

	/**
	 * Sends the first response again and processes nothing; other data is refused with
	 * 4021.
	 */
	REPLAY,

	/** Refuses with 4020. */
	DUPLICATE_TRANSACTION,

	/** Refuses with 4021. */
	DUPLICATE_TRANSACTION_NUMBER;

	SandboxResponse refuse() {
		return (this == DUPLICATE_TRANSACTION) ? SandboxResponse.refused(409, "4020", "Duplicate transaction")
				: SandboxResponse.refused(409, "4021", "Transaction number is duplicate");
	}

}
