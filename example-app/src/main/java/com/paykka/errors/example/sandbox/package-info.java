/**
 * A stand-in for PayKKa's gateway that fails as the amounts and cards request. It shares
 * no code with the shop.
 */
@NullMarked
package com.paykka.errors.example.sandbox;

import org.jspecify.annotations.NullMarked;
