/**
 * The graph store beside others: one shop's triples, three questions, each store in its own JVM.
 */
package io.shopguide.benchmarks.kg;
