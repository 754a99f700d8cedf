/**
 * Assigns codes to the exceptions of other libraries.
 */
@NullMarked
package com.paykka.errors.translation;

import org.jspecify.annotations.NullMarked;
