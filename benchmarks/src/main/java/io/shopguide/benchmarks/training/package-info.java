/** Training of item-item weights at the size of a large shop. */
package io.shopguide.benchmarks.training;
