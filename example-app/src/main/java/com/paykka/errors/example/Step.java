package com.paykka.errors.example;

/**
 * What the gateway has been asked for and has not confirmed yet.
 *
 * @param before the order if it fails
 * @param after the order if it succeeds
 * @param uncertain whether the call is over without telling how it ended
 */
record Step(Order before, Order after, boolean uncertain) {

}
