/**
 * Handles failures on Spring WebFlux.
 */
@NullMarked
package com.paykka.errors.internal.web.reactive;

import org.jspecify.annotations.NullMarked;
