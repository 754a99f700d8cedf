/**
 * PayKKa's error catalogue, the exception that carries its codes, and the rules for
 * decoding answers.
 */
@NullMarked
package com.paykka.errors;

import org.jspecify.annotations.NullMarked;
