/**
 * Makes HTTP clients throw the failures that PayKKa's gateway and peer services report.
 * Start with {@link com.paykka.errors.client.PaykkaRestClientErrors} for Spring's
 * {@link org.springframework.web.client.RestClient} and
 * {@link org.springframework.web.client.RestTemplate}, or with
 * {@link com.paykka.errors.client.PaykkaWebClientErrors} for
 * {@link org.springframework.web.reactive.function.client.WebClient}. Other clients pass
 * what they received to {@link com.paykka.errors.GatewayResponse}.
 *
 * @since 1.0.0
 */
@NullMarked
package com.paykka.errors.client;

import org.jspecify.annotations.NullMarked;
