package com.paykka.errors.example;

/**
 * A step that the gateway has been asked for but has not confirmed yet.
 *
 * @param before the order if the step fails
 * @param after the order if the step succeeds
 * @param uncertain whether the call has ended without a clear outcome
 */
record Step(Order before, Order after, boolean uncertain) {

}
