/**
 * Payments, captures, voids and refunds, each made at most once.
 */
@NullMarked
package com.paykka.errors.example.payment;

import org.jspecify.annotations.NullMarked;
