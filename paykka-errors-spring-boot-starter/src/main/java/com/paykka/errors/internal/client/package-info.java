/**
 * Turns what the gateway answers to Spring's HTTP clients into exceptions.
 */
@NullMarked
package com.paykka.errors.internal.client;

import org.jspecify.annotations.NullMarked;
