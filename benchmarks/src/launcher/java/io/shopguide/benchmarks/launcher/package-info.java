/** Finds a JDK that is new enough for the benchmarks. */
package io.shopguide.benchmarks.launcher;
