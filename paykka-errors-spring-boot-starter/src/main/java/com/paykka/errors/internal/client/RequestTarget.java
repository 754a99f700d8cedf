package com.paykka.errors.internal.client;

import com.paykka.errors.GatewayResponse;
import com.paykka.errors.PaykkaException;
import com.paykka.errors.PaykkaRequestKind;
import com.paykka.errors.PeerProblem;
import org.jspecify.annotations.Nullable;

/**
 * Who responds, and to what kind of request.
 */
public enum RequestTarget {

	PAYMENT(PaykkaRequestKind.PAYMENT),

	QUERY(PaykkaRequestKind.QUERY),

	UNTOUCHED(PaykkaRequestKind.UNTOUCHED),

	/** A peer service, for any kind of request. */
	PEER(PaykkaRequestKind.UNTOUCHED);

	private final PaykkaRequestKind kind;

	RequestTarget(PaykkaRequestKind kind) {
		this.kind = kind;
	}

	public static RequestTarget of(@Nullable PaykkaRequestKind kind) {
		return (kind != null) ? valueOf(kind.name()) : PAYMENT;
	}

	PaykkaRequestKind kind() {
		return this.kind;
	}

	/**
	 * Return the exception for a failure of the client.
	 */
	PaykkaException noResponse(@Nullable Throwable cause) {
		return (this == PEER) ? PeerProblem.noResponse(cause) : GatewayResponse.noResponse(cause);
	}

}
