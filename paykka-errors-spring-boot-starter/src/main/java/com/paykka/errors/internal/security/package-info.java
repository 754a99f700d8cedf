/**
 * Responds to Spring Security's refusals where the application says so.
 */
@NullMarked
package com.paykka.errors.internal.security;

import org.jspecify.annotations.NullMarked;
