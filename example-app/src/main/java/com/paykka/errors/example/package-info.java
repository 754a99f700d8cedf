/**
 * A small merchant shop whose failures are PayKKa's codes.
 */
@NullMarked
package com.paykka.errors.example;

import org.jspecify.annotations.NullMarked;
