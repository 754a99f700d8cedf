/**
 * Names codes for the exceptions of other libraries.
 */
@NullMarked
package com.paykka.errors.translation;

import org.jspecify.annotations.NullMarked;
