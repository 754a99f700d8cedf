/**
 * What a merchant's tests need: a sandbox of the PayKKa gateway, assertions on problems
 * and exceptions, and the starter in tests without an application context.
 */
@NullMarked
package com.paykka.errors.test;

import org.jspecify.annotations.NullMarked;
