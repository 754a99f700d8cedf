/**
 * Documents failures in OpenAPI, by springdoc.
 */
@NullMarked
package com.paykka.errors.openapi;

import org.jspecify.annotations.NullMarked;
