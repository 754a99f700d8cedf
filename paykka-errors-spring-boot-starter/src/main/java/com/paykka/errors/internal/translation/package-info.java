/**
 * Determines the PayKKa code of a thrown exception.
 */
@NullMarked
package com.paykka.errors.internal.translation;

import org.jspecify.annotations.NullMarked;
