/**
 * The properties {@code paykka.errors.*}.
 */
@NullMarked
package com.paykka.errors.settings;

import org.jspecify.annotations.NullMarked;
