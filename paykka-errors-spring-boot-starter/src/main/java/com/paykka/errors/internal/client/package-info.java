/**
 * Turns the responses that Spring's HTTP clients receive into exceptions.
 */
@NullMarked
package com.paykka.errors.internal.client;

import org.jspecify.annotations.NullMarked;
