/**
 * Documents failures in OpenAPI with springdoc.
 */
@NullMarked
package com.paykka.errors.internal.openapi;

import org.jspecify.annotations.NullMarked;
