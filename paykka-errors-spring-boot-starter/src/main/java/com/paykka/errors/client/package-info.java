/**
 * Makes HTTP clients throw the failures that PayKKa's gateway and sister services report.
 */
@NullMarked
package com.paykka.errors.client;

import org.jspecify.annotations.NullMarked;
