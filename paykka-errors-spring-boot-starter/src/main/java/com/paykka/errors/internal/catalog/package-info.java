/**
 * Shows the codes and the failures counted so far, through an Actuator endpoint and web
 * pages.
 */
@NullMarked
package com.paykka.errors.internal.catalog;

import org.jspecify.annotations.NullMarked;
