/** Faults planted in a guide that answers, and whether its watch names them. */
package io.shopguide.benchmarks.faults;
