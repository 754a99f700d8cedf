package com.paykka.errors.example.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * The card to pay with. It is passed to the gateway and never stored.
 *
 * @param cardNumber the card's number, digits only
 * @param expirationYear the year in which the card expires
 * @param expirationMonth the month at the end of which the card expires, from 1
 * @param cvv the security code on the back of the card
 * @param authenticated whether the shopper has confirmed this payment with the bank, a
 * member that only the sandbox knows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Card(@NotBlank(message = "{paykka.2025}") String cardNumber,
		@NotNull(message = "{paykka.2026}") @Min(value = 2000, message = "{paykka.5005}") @Max(value = 2999,
				message = "{paykka.5005}") Integer expirationYear,
		@NotNull(message = "{paykka.2027}") @Min(value = 1, message = "{paykka.5005}") @Max(value = 12,
				message = "{paykka.5005}") Integer expirationMonth,
		@NotBlank(message = "{paykka.2028}") String cvv, @Nullable Boolean authenticated) {

	// The default would leak the number and the security code into logs
	@Override
	public String toString() {
		return "Card[...]";
	}

}
