/**
 * Answers failures on Spring MVC.
 */
@NullMarked
package com.paykka.errors.web.servlet;

import org.jspecify.annotations.NullMarked;
