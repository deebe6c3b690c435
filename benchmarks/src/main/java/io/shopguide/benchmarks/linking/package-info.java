/** How well mentions and unknown words are linked to concepts. */
package io.shopguide.benchmarks.linking;
