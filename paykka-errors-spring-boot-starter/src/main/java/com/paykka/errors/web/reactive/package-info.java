/**
 * Answers failures on Spring WebFlux.
 */
@NullMarked
package com.paykka.errors.web.reactive;

import org.jspecify.annotations.NullMarked;
