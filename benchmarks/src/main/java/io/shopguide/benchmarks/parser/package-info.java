/** Evaluations of the query parser. */
package io.shopguide.benchmarks.parser;
