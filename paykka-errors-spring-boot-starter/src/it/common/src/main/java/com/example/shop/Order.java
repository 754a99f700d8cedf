package com.example.shop;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A shopper's order.
 *
 * @param shopperReference who orders
 * @param note any text
 * @param items what is ordered
 */
record Order(@NotBlank(message = "{paykka.2008}") String shopperReference, @Size(max = 20) String note,
		@Valid List<Item> items) {

	/**
	 * An item of an order.
	 *
	 * @param price its price
	 */
	record Item(@Min(value = 1, message = "{paykka.2054}") int price) {

	}

}
