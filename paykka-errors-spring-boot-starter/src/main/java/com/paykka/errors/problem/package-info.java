/**
 * Changes the problems that callers receive, and decides for whom they are.
 */
@NullMarked
package com.paykka.errors.problem;

import org.jspecify.annotations.NullMarked;
