/**
 * PayKKa's error catalog, the exception that carries its codes, and the rules for
 * decoding responses. Needs only the JDK, in applications with and without Spring.
 *
 * <ul>
 * <li>To fail with a code, throw a {@link com.paykka.errors.PaykkaException} with one of
 * {@link com.paykka.errors.PaykkaErrorCode}.</li>
 * <li>To give an exception class of your own a code, annotate it with
 * {@link com.paykka.errors.PaykkaCode}.</li>
 * <li>To know what a response or a notification of the gateway, or a response of a peer
 * service, means, ask {@link com.paykka.errors.GatewayResponse}.</li>
 * <li>To decide whether to send a request again or to open a circuit breaker, use
 * {@link com.paykka.errors.RetryableErrorPredicate} and
 * {@link com.paykka.errors.GatewayFaultPredicate}.</li>
 * <li>To show or log text that others wrote, clean it with
 * {@link com.paykka.errors.SafeText} or {@link com.paykka.errors.CardNumbers}.</li>
 * </ul>
 *
 * @since 1.0.0
 */
@NullMarked
package com.paykka.errors;

import org.jspecify.annotations.NullMarked;
