/**
 * Counts, observes and logs failures.
 */
@NullMarked
package com.paykka.errors.internal.observability;

import org.jspecify.annotations.NullMarked;
