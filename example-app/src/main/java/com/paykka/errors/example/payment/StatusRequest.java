package com.paykka.errors.example.payment;

import com.paykka.errors.example.order.OrderStatus;
import jakarta.validation.constraints.NotNull;

/**
 * A request to change the status of an order.
 *
 * @param status the new status
 */
record StatusRequest(@NotNull(message = "{paykka.6001}") OrderStatus status) {

}
