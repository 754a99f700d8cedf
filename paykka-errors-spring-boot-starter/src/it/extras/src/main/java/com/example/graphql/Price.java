package com.example.graphql;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Pattern;

/**
 * A price.
 *
 * @param amount the amount
 * @param currency the currency
 */
public record Price(@Max(value = 100, message = "{paykka.2008}") int amount, @Pattern(regexp = "[A-Z]{3}") String currency) {
}
