/**
 * Documents failures in OpenAPI, with
 * {@link com.paykka.errors.openapi.PaykkaErrorResponses @PaykkaErrorResponses} on the
 * methods of controllers.
 *
 * @since 1.0.0
 */
@NullMarked
package com.paykka.errors.openapi;

import org.jspecify.annotations.NullMarked;
