/**
 * A small shop that handles failures with PayKKa's codes.
 */
@NullMarked
package com.paykka.errors.example;

import org.jspecify.annotations.NullMarked;
