package com.paykka.errors.example;

import java.time.Clock;
import java.time.YearMonth;

import com.paykka.errors.PaykkaException;

import org.springframework.stereotype.Component;

import static com.paykka.errors.PaykkaErrorCode.BLACKLISTED;
import static com.paykka.errors.PaykkaErrorCode.CARD_EXPIRED;
import static com.paykka.errors.PaykkaErrorCode.INSUFFICIENT_FUNDS;

/**
 * Stands for the bank behind a card: test cards are declined, all others accepted.
 * Declines are everyday business and carry no stack trace.
 */
@Component
class CardIssuer {

	static final String CARD_WITHOUT_FUNDS = "4000000000009995";

	static final String BLACKLISTED_CARD = "4100000000000019";

	private final Clock clock;

	CardIssuer(Clock clock) {
		this.clock = clock;
	}

	void authorize(Card card) {
		if (card.expiration().isBefore(YearMonth.now(this.clock))) {
			throw PaykkaException.withoutStackTrace(CARD_EXPIRED);
		}
		switch (card.cardNumber()) {
			case CARD_WITHOUT_FUNDS -> throw PaykkaException.withoutStackTrace(INSUFFICIENT_FUNDS);
			case BLACKLISTED_CARD -> throw PaykkaException.withoutStackTrace(BLACKLISTED);
			default -> {
			}
		}
	}

}
