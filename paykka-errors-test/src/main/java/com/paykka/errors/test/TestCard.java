package com.paykka.errors.test;

import java.util.Arrays;

import com.paykka.errors.PaykkaErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Cards of the {@linkplain PaykkaSandbox sandbox}. Any number that is not listed here
 * pays, and any card that has expired is declined with 5006. In the sandbox's own
 * numbers, the four digits before the last say what the card does.
 *
 * @since 1.0.0
 */
public enum TestCard {

	/** Pays. */
	GOOD("4111111111111111"),

	/** Declined: insufficient funds, 5004. */
	WITHOUT_FUNDS("4000000000009995", "5004"),

	/** Declined: the shopper has to ask the bank, 5003. */
	CONTACT_ISSUER("4000000000050031", "5003"),

	/** Declined: wrong security code, 5012. */
	WRONG_CVV("4000000000050122", "5012"),

	/**
	 * Declined with 5013, but pays if the request says {@code "authenticated": true}
	 * beside the card's number. That member is the sandbox's own, in place of 3-D Secure
	 * on a bank's page.
	 */
	AUTHENTICATION_REQUIRED("4000000000050130", "5013"),

	/** Declined: blacklisted, 5019. */
	BLACKLISTED("4100000000000019", "5019"),

	/** Declined with 2099, a code that is in no published table. */
	UNKNOWN_CODE("4000000000020992", "2099"),

	/** Refused with HTTP 429 and {@code Retry-After: 7}. */
	TOO_MANY_REQUESTS("4000000000004293", SandboxResponse.tooManyRequests("7")),

	/** Refused as if the merchant's signature were wrong. */
	WRONG_SIGNATURE("4000000000004012", SandboxResponse.refused(401, "206003", "Signature error")),

	/** Never reaches the gateway: a proxy sends 503 with HTML. */
	PROXY("4000000000005035", SandboxResponse.proxyError(503)),

	/** Refused with 6002 at first, but pays if the same request is repeated. */
	SECOND_TIME("4000000000060022", SandboxResponse.refused(503, "6002", "Please retry the transaction")),

	/** Stays in status {@code PROCESSING} until {@link SandboxLedger#settle}. */
	PENDING("4000000000040008"),

	/** Pays, but sends no response. */
	NO_RESPONSE("4000000000004087"),

	/** Declined with 5004, but the connection is closed before the response. */
	CONNECTION_CLOSED("4000000000060006", "5004");

	private final String number;

	private final @Nullable String errorCode;

	private final @Nullable SandboxResponse refusal;

	TestCard(String number) {
		this(number, null, null);
	}

	TestCard(String number, String errorCode) {
		this(number, errorCode, null);
	}

	TestCard(String number, SandboxResponse refusal) {
		this(number, null, refusal);
	}

	TestCard(String number, @Nullable String errorCode, @Nullable SandboxResponse refusal) {
		this.number = number;
		this.errorCode = errorCode;
		this.refusal = refusal;
	}

	static @Nullable TestCard of(@Nullable String number) {
		return Arrays.stream(values()).filter((card) -> card.number.equals(number)).findAny().orElse(null);
	}

	/**
	 * Return the card number, which passes the Luhn check.
	 * @return the number
	 */
	public String getNumber() {
		return this.number;
	}

	/**
	 * Return the code of the gateway's response if it declines the card.
	 * @return the code, or {@code null} if the card is not declined, or with a code that
	 * is not in the catalog
	 */
	public @Nullable PaykkaErrorCode getErrorCode() {
		return PaykkaErrorCode.resolve(this.errorCode);
	}

	@Nullable String errorCode() {
		return this.errorCode;
	}

	/**
	 * Return the response that is sent without looking at the payment, or {@code null}.
	 */
	@Nullable SandboxResponse refusal() {
		return this.refusal;
	}

	/**
	 * Return what is sent in place of a response.
	 */
	SandboxResponse deliver(SandboxResponse response) {
		return switch (this) {
			case NO_RESPONSE -> SandboxResponse.noResponse();
			case CONNECTION_CLOSED -> SandboxResponse.connectionClosed();
			default -> response;
		};
	}

}
