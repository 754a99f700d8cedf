/**
 * The clients of PayKKa's gateway, and the sandbox that takes its place.
 */
@NullMarked
package com.paykka.errors.example.gateway;

import org.jspecify.annotations.NullMarked;
