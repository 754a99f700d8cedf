/**
 * Shows the codes as they are in force and what was counted: an Actuator endpoint and
 * pages.
 */
@NullMarked
package com.paykka.errors.internal.catalogue;

import org.jspecify.annotations.NullMarked;
