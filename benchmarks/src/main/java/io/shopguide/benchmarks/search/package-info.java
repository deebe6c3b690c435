/** The search evaluation: the guide against a plain BM25 baseline on judged queries. */
package io.shopguide.benchmarks.search;
