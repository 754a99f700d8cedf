/**
 * The parts of handling failures that both stacks share.
 */
@NullMarked
package com.paykka.errors.internal.web;

import org.jspecify.annotations.NullMarked;
