/**
 * Signatures of PayKKa's API v3, with the JDK's own cryptography.
 */
@NullMarked
package com.paykka.errors.example.signing;

import org.jspecify.annotations.NullMarked;
