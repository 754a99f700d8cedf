package com.paykka.errors.example.order;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/**
 * One line of an order.
 *
 * @param name the name of the product
 * @param quantity the number of units
 * @param price the price of one unit, in minor units of the order's currency
 */
public record OrderItem(@NotBlank(message = "{paykka.6001}") String name,
		@NotNull(message = "{paykka.6001}") @Min(value = 1, message = "{paykka.6001}") @Max(value = 999,
				message = "{paykka.6001}") Integer quantity,
		@NotNull(message = "{paykka.2054}") @Positive(message = "{paykka.2054}") @Max(value = OrderRequest.MAX_AMOUNT,
				message = "{paykka.2053}") Long price) {

	long total() {
		return Math.multiplyExact(this.price, this.quantity);
	}

}
