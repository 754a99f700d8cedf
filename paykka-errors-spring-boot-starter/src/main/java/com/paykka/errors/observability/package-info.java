/**
 * Counts, observes and logs failures.
 */
@NullMarked
package com.paykka.errors.observability;

import org.jspecify.annotations.NullMarked;
