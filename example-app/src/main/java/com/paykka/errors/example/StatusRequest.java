package com.paykka.errors.example;

import jakarta.validation.constraints.NotNull;

/**
 * The status that an order shall have.
 *
 * @param status the wanted status
 */
record StatusRequest(@NotNull(message = "{paykka.6001}") OrderStatus status) {

}
