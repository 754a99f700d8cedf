/**
 * The client of a peer service, whose error codes are passed on.
 */
@NullMarked
package com.paykka.errors.example.branch;

import org.jspecify.annotations.NullMarked;
