/**
 * Declares to Spring's ahead-of-time processing what the starter needs at runtime.
 */
@NullMarked
package com.paykka.errors.internal.aot;

import org.jspecify.annotations.NullMarked;
