/**
 * Reports failures that no request waits for: inject
 * {@link com.paykka.errors.observability.PaykkaFailureReporter} where a job, a listener
 * or a webhook catches them. Failures of requests are counted and logged without it.
 *
 * @since 1.0.0
 */
@NullMarked
package com.paykka.errors.observability;

import org.jspecify.annotations.NullMarked;
