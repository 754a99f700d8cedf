/**
 * Reports failures that no request waits for.
 */
@NullMarked
package com.paykka.errors.observability;

import org.jspecify.annotations.NullMarked;
