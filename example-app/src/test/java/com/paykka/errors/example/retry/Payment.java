package com.paykka.errors.example.retry;

import java.util.Map;
import java.util.Set;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;

import static com.paykka.errors.PaykkaErrorCode.DUPLICATE_TRANSACTION;
import static com.paykka.errors.PaykkaErrorCode.DUPLICATE_TRANSACTION_NUMBER;

/**
 * A payment that knows whether the gateway may already have it.
 */
class Payment {

	private static final Set<PaykkaErrorCode> DUPLICATES = Set.of(DUPLICATE_TRANSACTION, DUPLICATE_TRANSACTION_NUMBER);

	private final Gateway gateway;

	private final String transId;

	private final long amount;

	private boolean sentBefore;

	Payment(Gateway gateway, String transId, long amount) {
		this.gateway = gateway;
		this.transId = transId;
		this.amount = amount;
	}

	Map<String, Object> send() {
		try {
			return this.gateway.pay(this.transId, this.amount);
		}
		catch (PaykkaException ex) {
			if (this.sentBefore && DUPLICATES.contains(ex.getErrorCode())) {
				return find(ex);
			}
			this.sentBefore |= ex.getOrigin() != Origin.APPLICATION;
			throw ex;
		}
	}

	private Map<String, Object> find(PaykkaException duplicate) {
		Map<String, Object> found;
		try {
			found = this.gateway.query(this.transId);
		}
		catch (RuntimeException ex) {
			duplicate.addSuppressed(ex);
			throw duplicate;
		}
		PaykkaException failure = GatewayResponse.of(200, found, null).toException();
		if (failure != null) {
			throw failure;
		}
		return found;
	}

}
