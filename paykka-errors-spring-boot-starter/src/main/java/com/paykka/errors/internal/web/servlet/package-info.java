/**
 * Handles failures on Spring MVC.
 */
@NullMarked
package com.paykka.errors.internal.web.servlet;

import org.jspecify.annotations.NullMarked;
