/**
 * HTTP clients that throw what PayKKa's gateway and sister services answer.
 */
@NullMarked
package com.paykka.errors.client;

import org.jspecify.annotations.NullMarked;
