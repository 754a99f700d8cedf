/**
 * What answering failures has in common on both stacks.
 */
@NullMarked
package com.paykka.errors.internal.web;

import org.jspecify.annotations.NullMarked;
