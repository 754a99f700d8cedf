/**
 * A small shop that answers failures with PayKKa's codes.
 */
@NullMarked
package com.paykka.errors.example;

import org.jspecify.annotations.NullMarked;
