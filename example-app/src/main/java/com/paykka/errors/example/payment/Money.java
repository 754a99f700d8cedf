package com.paykka.errors.example.payment;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money. ISO 4217 defines the minor units: a euro has 100 cents, a yen has
 * none.
 *
 * @param amount the amount in minor units
 * @param currency the currency
 */
record Money(long amount, Currency currency) {

	static Money of(long amount, String currency) {
		return new Money(amount, Currency.getInstance(currency));
	}

	@Override
	public String toString() {
		return BigDecimal.valueOf(this.amount, Math.max(0, this.currency.getDefaultFractionDigits())).toPlainString()
				+ " " + this.currency;
	}

}
