/**
 * The shop on Spring WebFlux.
 */
package com.example.graphql.reactive;
