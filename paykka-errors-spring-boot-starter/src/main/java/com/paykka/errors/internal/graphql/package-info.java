/**
 * Handles failures of GraphQL operations.
 */
@NullMarked
package com.paykka.errors.internal.graphql;

import org.jspecify.annotations.NullMarked;
