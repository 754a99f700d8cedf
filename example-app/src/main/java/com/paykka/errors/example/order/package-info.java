/**
 * Orders, and the refusal of steps that an order can't take.
 */
@NullMarked
package com.paykka.errors.example.order;

import org.jspecify.annotations.NullMarked;
