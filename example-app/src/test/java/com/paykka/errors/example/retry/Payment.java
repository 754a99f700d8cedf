package com.paykka.errors.example.retry;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaException.Origin;
import com.paykka.errors.PaykkaRequestKind;

import static com.paykka.errors.PaykkaErrorCode.DUPLICATE_TRANSACTION;
import static com.paykka.errors.PaykkaErrorCode.DUPLICATE_TRANSACTION_NUMBER;
import static com.paykka.errors.PaykkaErrorCode.PAYMENT_FAILED;

/**
 * A payment that recognizes its own responses, and knows whether the gateway may already
 * have it.
 */
class Payment {

	private static final Set<PaykkaErrorCode> DUPLICATES = Set.of(DUPLICATE_TRANSACTION, DUPLICATE_TRANSACTION_NUMBER);

	private final Gateway gateway;

	private final String transId;

	private final long amount;

	private final String currency;

	private boolean sentBefore;

	Payment(Gateway gateway, String transId, long amount, String currency) {
		this.gateway = gateway;
		this.transId = transId;
		this.amount = amount;
		this.currency = currency;
	}

	Map<String, Object> send() {
		try {
			return own(this.gateway.pay(this.transId, this.amount, this.currency));
		}
		catch (PaykkaException ex) {
			PaykkaException failure = own(ex);
			if (this.sentBefore && DUPLICATES.contains(failure.getErrorCode())) {
				return find(failure);
			}
			this.sentBefore |= failure.getOrigin() != Origin.APPLICATION;
			throw failure;
		}
	}

	private Map<String, Object> find(PaykkaException duplicate) {
		Map<String, Object> found;
		try {
			found = own(this.gateway.query(this.transId));
		}
		catch (RuntimeException ex) {
			duplicate.addSuppressed(ex);
			throw duplicate;
		}
		PaykkaException failure = GatewayResponse.of(200, found, null).toException();
		if (failure != null) {
			// This trans_id is used up, even if its code invites a retry
			throw failure.isRetryable() ? new PaykkaException(PAYMENT_FAILED, failure) : failure;
		}
		return found;
	}

	/**
	 * A response to another payment says nothing about this one.
	 */
	private Map<String, Object> own(Map<String, Object> response) {
		if (GatewayResponse.of(200, response, null).matches(this.transId, this.amount, this.currency)) {
			return response;
		}
		throw PaykkaException.noResponse(PaykkaRequestKind.PAYMENT, null,
				new IOException("The response belongs to another payment"));
	}

	/**
	 * Neither does the failure of another one.
	 */
	private PaykkaException own(PaykkaException failure) {
		String sent = failure.getUpstreamTransId();
		return (sent == null || sent.equals(this.transId)) ? failure
				: PaykkaException.noResponse(PaykkaRequestKind.PAYMENT, failure.getUpstreamRequest(), failure);
	}

}
