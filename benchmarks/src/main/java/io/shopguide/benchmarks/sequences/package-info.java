/** The next product of a shopper, on published sequences. */
package io.shopguide.benchmarks.sequences;
