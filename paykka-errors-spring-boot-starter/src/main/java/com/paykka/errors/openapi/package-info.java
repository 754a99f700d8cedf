/**
 * Documents failures in OpenAPI.
 */
@NullMarked
package com.paykka.errors.openapi;

import org.jspecify.annotations.NullMarked;
