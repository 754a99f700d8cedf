/**
 * Renders a failure as an RFC 9457 problem.
 */
@NullMarked
package com.paykka.errors.internal.problem;

import org.jspecify.annotations.NullMarked;
