/** How well and how fast queries and titles are tagged. */
package io.shopguide.benchmarks.tagger;
