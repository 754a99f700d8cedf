/**
 * PayKKa's error catalogue, the exception that carries its codes, and message templates.
 */
@NullMarked
package com.paykka.errors;

import org.jspecify.annotations.NullMarked;
