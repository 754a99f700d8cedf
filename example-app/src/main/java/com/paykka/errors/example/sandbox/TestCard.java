package com.paykka.errors.example.sandbox;

import java.util.Arrays;

import com.paykka.errors.example.sandbox.PaymentRequest.Card;
import org.jspecify.annotations.Nullable;

/**
 * Cards that do not simply pay. In the sandbox's own numbers, the four digits before the
 * last say what the card does.
 */
enum TestCard {

	/** Declined: insufficient funds. */
	WITHOUT_FUNDS("4000000000009995", "5004"),

	/** Declined: blacklisted. */
	BLACKLISTED("4100000000000019", "5019"),

	/** Declined with a code that is not in any published table. */
	UNKNOWN_CODE("4000000000020992", "2099"),

	/** Refused with HTTP 429 and a {@code Retry-After} time. */
	TOO_MANY_REQUESTS("4000000000004293", Answer.tooManyRequests()),

	/** Refused as if the merchant's signature were wrong. */
	WRONG_SIGNATURE("4000000000004012", Answer.refused(401, "206003", "Signature error")),

	/** Never reaches the gateway: a proxy answers. */
	PROXY("4000000000005035", Answer.ofProxy()),

	/** Refused at first, but pays if the same request is repeated. */
	SECOND_TIME("4000000000060022", Answer.refused(503, "6002", "Please retry the transaction")),

	/** Pays, but never answers. */
	NO_ANSWER("4000000000004087", Delivery.NEVER, null),

	/** Declined, but the connection is closed before the answer. */
	CONNECTION_CLOSED("4000000000060006", Delivery.CLOSED, "5004");

	private final String number;

	private final Delivery delivery;

	private final @Nullable String errorCode;

	private final @Nullable Answer refusal;

	TestCard(String number, String errorCode) {
		this(number, Delivery.SENT, errorCode, null);
	}

	TestCard(String number, Answer refusal) {
		this(number, Delivery.SENT, null, refusal);
	}

	TestCard(String number, Delivery delivery, @Nullable String errorCode) {
		this(number, delivery, errorCode, null);
	}

	TestCard(String number, Delivery delivery, @Nullable String errorCode, @Nullable Answer refusal) {
		this.number = number;
		this.delivery = delivery;
		this.errorCode = errorCode;
		this.refusal = refusal;
	}

	static @Nullable TestCard of(@Nullable Card card) {
		return Arrays.stream(values())
			.filter((testCard) -> card != null && testCard.number.equals(card.cardNumber()))
			.findAny()
			.orElse(null);
	}

	String number() {
		return this.number;
	}

	/**
	 * Return what happens to the answer.
	 */
	Delivery delivery() {
		return this.delivery;
	}

	/**
	 * Return why payments with this card fail, or {@code null} if they don't.
	 */
	@Nullable String errorCode() {
		return this.errorCode;
	}

	/**
	 * Return the answer that is sent without looking at the payment, or {@code null}.
	 */
	@Nullable Answer refusal() {
		return this.refusal;
	}

	/**
	 * What happens to an answer.
	 */
	enum Delivery {

		SENT, NEVER, CLOSED

	}

}
