package com.paykka.errors.example;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/**
 * The card that pays. It is handed to the gateway and never kept.
 *
 * @param cardNumber the card's number, digits only
 * @param expirationYear the year in which the card expires
 * @param expirationMonth the month at whose end the card expires, from 1
 * @param cvv the security code on the card's back
 */
record Card(@NotBlank(message = "{paykka.2025}") String cardNumber,
		@NotNull(message = "{paykka.2026}") @Min(value = 2000, message = "{paykka.5005}") @Max(value = 2999,
				message = "{paykka.5005}") Integer expirationYear,
		@NotNull(message = "{paykka.2027}") @Min(value = 1, message = "{paykka.5005}") @Max(value = 12,
				message = "{paykka.5005}") Integer expirationMonth,
		@NotBlank(message = "{paykka.2028}") String cvv) {

	// A record's own text would carry number and security code into logs
	@Override
	public String toString() {
		return "Card[...]";
	}

}
