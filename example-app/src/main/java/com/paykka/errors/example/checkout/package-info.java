/**
 * The page on which a shopper pays an order, and what it asks the shop.
 */
@NullMarked
package com.paykka.errors.example.checkout;

import org.jspecify.annotations.NullMarked;
