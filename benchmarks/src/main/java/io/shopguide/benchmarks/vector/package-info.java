/** Searches for nearest vectors, this library's and others', side by side. */
package io.shopguide.benchmarks.vector;
