package io.shopguide.query.intent;

/**
 * What speaks for a text being in scope.
 *
 * @param logit the greatest one
 * @param similarity to the nearest prototype
 */
record Evidence(double logit, double similarity) {}
