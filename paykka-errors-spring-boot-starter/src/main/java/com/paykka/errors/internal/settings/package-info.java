/**
 * The properties {@code paykka.errors.*}.
 */
@NullMarked
package com.paykka.errors.internal.settings;

import org.jspecify.annotations.NullMarked;
