package com.paykka.errors.example.sandbox;

import java.time.YearMonth;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * A payment, capture or refund request.
 *
 * @param merchantId the merchant
 * @param transId the merchant's idempotency key
 * @param amount the amount in minor units
 * @param currency the currency
 * @param card the card to pay with, {@code null} for a capture or a refund
 */
record PaymentRequest(String merchantId, String transId, long amount, String currency, @Nullable Card card) {

	// Anything may be missing from the JSON
	boolean isComplete() {
		return Stream.of(this.merchantId, this.transId, this.currency).allMatch(StringUtils::hasText) && this.amount > 0
				&& (this.card == null || this.card.isComplete());
	}

	/**
	 * Drop the card except for its last digits, which identify a repeated request.
	 */
	PaymentRequest withoutCard() {
		return (this.card != null)
				? new PaymentRequest(this.merchantId, this.transId, this.amount, this.currency, this.card.masked())
				: this;
	}

	/**
	 * The card to pay with.
	 *
	 * @param cardNumber the number
	 * @param expirationYear the year in which the card expires
	 * @param expirationMonth the month at the end of which the card expires
	 */
	record Card(String cardNumber, int expirationYear, int expirationMonth) {

		private boolean isComplete() {
			return StringUtils.hasText(this.cardNumber) && this.expirationMonth >= 1 && this.expirationMonth <= 12;
		}

		boolean isExpired(YearMonth now) {
			return YearMonth.of(this.expirationYear, this.expirationMonth).isBefore(now);
		}

		private Card masked() {
			int hidden = Math.max(0, this.cardNumber.length() - 4);
			return new Card("*".repeat(hidden) + this.cardNumber.substring(hidden), this.expirationYear,
					this.expirationMonth);
		}

		@Override
		public String toString() {
			return "Card[...]";
		}

	}

}
