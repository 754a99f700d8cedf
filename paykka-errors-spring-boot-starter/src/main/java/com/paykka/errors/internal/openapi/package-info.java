/**
 * Documents failures in OpenAPI, by springdoc.
 */
@NullMarked
package com.paykka.errors.internal.openapi;

import org.jspecify.annotations.NullMarked;
