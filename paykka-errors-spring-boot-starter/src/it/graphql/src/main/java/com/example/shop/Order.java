package com.example.shop;

/**
 * An order.
 *
 * @param id its number
 */
public record Order(String id) {
}
