/**
 * The other side: a stand-in for PayKKa's gateway that fails as its amounts and cards
 * say. It shares no code with the shop.
 */
@NullMarked
package com.paykka.errors.example.sandbox;

import org.jspecify.annotations.NullMarked;
