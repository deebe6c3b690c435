/** How well an encoder tags queries once it is tuned for it, and how fast. */
package io.shopguide.benchmarks.tuning;
