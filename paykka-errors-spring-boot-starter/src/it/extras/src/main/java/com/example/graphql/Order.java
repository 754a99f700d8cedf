package com.example.graphql;

/**
 * An order.
 *
 * @param id its number
 */
public record Order(String id) {
}
