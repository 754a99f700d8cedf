/**
 * Spring Security's refusals as problems.
 */
@NullMarked
package com.paykka.errors.security;

import org.jspecify.annotations.NullMarked;
