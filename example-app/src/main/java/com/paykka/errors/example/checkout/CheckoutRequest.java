package com.paykka.errors.example.checkout;

import com.paykka.errors.example.order.OrderRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * What the checkout page orders.
 *
 * @param amount the amount in minor units, which can make the sandbox fail
 */
record CheckoutRequest(@Nullable @Min(value = OrderRequest.MIN_AMOUNT,
		message = "{paykka.2055}") @Max(value = OrderRequest.MAX_AMOUNT, message = "{paykka.2053}") Long amount) {

}
