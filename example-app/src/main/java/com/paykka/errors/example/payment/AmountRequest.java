package com.paykka.errors.example.payment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/**
 * How much to capture or refund.
 *
 * @param amount the amount in minor units of the order's currency
 */
record AmountRequest(@NotNull(message = "{paykka.2054}") @Positive(message = "{paykka.2054}") Long amount) {

}
