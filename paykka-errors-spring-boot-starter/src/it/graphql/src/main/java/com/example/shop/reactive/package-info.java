/**
 * The shop on Spring WebFlux.
 */
package com.example.shop.reactive;
