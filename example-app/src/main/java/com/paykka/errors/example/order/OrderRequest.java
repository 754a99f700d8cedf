package com.paykka.errors.example.order;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a shopper orders.
 *
 * @param shopperReference the shop's name for the shopper
 * @param amount the sum of the items in minor units, such as cents
 * @param currency the currency of all amounts of the order
 * @param email the address for the receipt
 * @param items the items bought
 */
public record OrderRequest(@NotBlank(message = "{paykka.2008}") String shopperReference,
		@NotNull(message = "{paykka.2054}") @Min(value = MIN_AMOUNT, message = "{paykka.2055}") @Max(value = MAX_AMOUNT,
				message = "{paykka.2053}") Long amount,
		@NotNull(message = "{paykka.1007}") @Pattern(regexp = "CNY|EUR|HKD|JPY|USD",
				message = "{paykka.1007}") String currency,
		@NotNull(message = "{paykka.2023}") @Email(message = "{paykka.2052}") String email,
		@NotNull(message = "{paykka.6001}") @Size(min = 1, max = 100,
				message = "{paykka.6001}") List<@NotNull(message = "{paykka.6001}") @Valid OrderItem> items) {

	/** The smallest amount of an order, in minor units. */
	public static final long MIN_AMOUNT = 50;

	/** The largest amount of an order, in minor units. */
	public static final long MAX_AMOUNT = 100_000_000;

	long itemsTotal() {
		return this.items.stream().mapToLong(OrderItem::total).sum();
	}

}
