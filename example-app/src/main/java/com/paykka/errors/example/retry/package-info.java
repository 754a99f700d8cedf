/**
 * What keeps calls away from a gateway that is down.
 */
@NullMarked
package com.paykka.errors.example.retry;

import org.jspecify.annotations.NullMarked;
