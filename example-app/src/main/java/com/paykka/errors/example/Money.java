package com.paykka.errors.example;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money. How many minor units make a whole one is up to ISO 4217: 100 cents
 * make a euro, a yen has none.
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
