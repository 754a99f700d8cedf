package com.paykka.errors.example;

import jakarta.validation.constraints.NotNull;

/**
 * A request to change the status of an order.
 *
 * @param status the wanted status
 */
record StatusRequest(@NotNull(message = "{paykka.6001}") OrderStatus status) {

}
